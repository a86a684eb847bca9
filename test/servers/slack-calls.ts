import type { IncomingMessage, ServerResponse } from "node:http";
import { text as bodyOf } from "node:stream/consumers";
import type { Interrupt } from "./interrupt.ts";
import type { OAuthServer } from "./slack-oauth.ts";
import type { createResponses } from "./slack-responses.ts";
import type { createWebApi } from "./slack-web-api.ts";
import type { Workspace } from "./slack-workspace.ts";

/** How a call fails: an HTTP status, perhaps with a page of a proxy's, an error of the API, another answer, or none at all. */
export type Fault =
  | { status: number; retryAfter?: number; html?: boolean }
  | { error: string }
  | { answer: object }
  | { slowMs: number }
  | "cut"
  /** It is never answered. */
  | "silent";

/** What a test changes in how calls are answered. */
type CallHooks = {
  /** Interrupts requests to post; by default none. */
  interrupt: Interrupt;
  /** How a call of a method, or of a "response" address, fails; by default none does. */
  refuse: (method: string, args: Record<string, string>) => Fault | undefined;
  /** The seconds that a post to a workspace's channel has to wait; by default there is no limit. */
  limit: (team: string, channel: string) => number | undefined;
  /** The same for reading a workspace's history. */
  historyLimit: (team: string) => number | undefined;
};

type Answering = {
  api: ReturnType<typeof createWebApi>;
  responses: ReturnType<typeof createResponses>;
  oauth: OAuthServer;
};

/** Answers the app's requests: calls of the Web API and of response_urls, with the faults that a test has asked for. */
export function createCalls(workspace: Workspace, { api, responses, oauth }: Answering) {
  const { unexpected } = workspace;
  const faults = new Map<string, Fault[]>();
  const held = new Set<string>();
  const calls: Record<string, string>[] = [];
  const hooks: CallHooks = {
    interrupt: () => "go",
    refuse: () => undefined,
    limit: () => undefined,
    historyLimit: () => undefined,
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    const body = await bodyOf(request);
    const method = path.replace(/^\/api\//, "");
    const isResponse = path.startsWith("/response/");
    const args = isResponse ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    const next =
      faults.get(method)?.shift() ??
      faults.get(path.split("/")[1] ?? "")?.shift() ??
      hooks.refuse(isResponse ? "response" : method, args);
    const fault = typeof next === "object" && "slowMs" in next ? await slowly(next.slowMs) : next;
    // A client that has disconnected has sent nothing.
    if (request.socket.destroyed) return;
    if (held.has(method)) return;
    if (fault === "silent") return;
    if (fault === "cut") return void request.socket.destroy();
    if (fault && "status" in fault) {
      return void response
        .writeHead(fault.status, fault.retryAfter ? { "retry-after": String(fault.retryAfter) } : {})
        .end(fault.html ? "<!DOCTYPE html><title>Bad gateway</title>" : undefined);
    }
    if (isResponse) return void response.writeHead(responses.take(path, args)).end("ok");
    if (!path.startsWith("/api/")) unexpected.push(`${request.method} ${path}`);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    calls.push({ method, token, ...args });
    const retryAfter = fault ? undefined : waitFor(method, token, args);
    if (retryAfter) return void response.writeHead(429, { "retry-after": String(retryAfter) }).end();
    const posts = method === "chat.postMessage" && !fault;
    const key = /"key":"([^"]+)"/.exec(args.metadata ?? "")?.[1];
    const verdict = posts ? hooks.interrupt("received", key) : "go";
    if (typeof verdict === "object") void verdict.arrivesAfter.then(() => api(method, token, args));
    if (verdict !== "go") return;
    const result = !fault
      ? api(method, token, args)
      : "answer" in fault
        ? fault.answer
        : { ok: false, ...fault };
    if (posts && hooks.interrupt("stored", key) !== "go") return;
    // https://docs.slack.dev/authentication/installing-with-oauth: every answer names the token's scopes.
    const scopes = { "x-oauth-scopes": [...workspace.scopes].join(",") };
    response
      .writeHead(200, { "content-type": "application/json", ...scopes })
      .end(JSON.stringify(result), () => {
        if (posts) hooks.interrupt("answered", key);
      });
  }

  function waitFor(method: string, token: string, { channel = "" }: Record<string, string>) {
    const team = oauth.teamOf(token) ?? workspace.team;
    if (method === "chat.postMessage") return hooks.limit(team, channel);
    return method === "conversations.history" ? hooks.historyLimit(team) : undefined;
  }

  return {
    answer,
    /** All so far with their arguments, oldest first. */
    calls,
    hooks,
    /** The next calls of a method (or of a "response" address) fail, one fault each. */
    fail: (method: string, ...next: Fault[]) => void faults.set(method, next),
    /** Leaves further calls of a method unanswered. */
    hold: (method: string) => void held.add(method),
  };
}

const slowly = (ms: number): Promise<undefined> => new Promise((later) => setTimeout(later, ms, undefined));
