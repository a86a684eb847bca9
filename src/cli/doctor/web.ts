import { createServer } from "node:net";
import { z } from "zod";
import type { CheckResult } from "../../chat/check-result.ts";
import type { Config } from "../../config.ts";

const readTimeoutMs = 3_000;

/** The address of health and metrics: free, or Newsdesk is already there. */
export async function checkWeb({ web: { host, port } }: Config): Promise<CheckResult[]> {
  const part = "Health and metrics";
  if (await isFree(host, port))
    return [{ part, verdict: "pass", detail: `${host}:${port} is free; Newsdesk is not running` }];
  const running = await readiness(host, port);
  if (running) {
    const { ready, waitingFor, platforms } = running;
    const detail = `Newsdesk is running, ${ready ? "ready" : `not ready: waiting for ${waitingFor}`}`;
    return [{ part, verdict: ready ? "pass" : "warn", detail }, ...platforms.map(checkConnection)];
  }
  const remedy = "set WEB_PORT to a free port";
  return [{ part, verdict: "warn", detail: `${host}:${port} is used by another program`, remedy }];
}

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

/** A platform's connection as the running service knows it: the doctor's own says nothing about that one. */
function checkConnection({ platform, part, state, since, reason }: RunningConnection): CheckResult {
  const detail = `${state} since ${since}${reason ? `: ${reason}` : ""}`;
  return {
    part: `Running ${platform}, ${part}`,
    verdict: state === "connected" ? "pass" : state === "refused" ? "fail" : "warn",
    detail,
    remedy: "it is tried again until it is back",
  };
}

const readyAnswer = z.object({
  ready: z.boolean(),
  waitingFor: z.string().optional(),
  platforms: z
    .array(
      z.object({
        platform: z.string(),
        part: z.string(),
        state: z.string(),
        since: z.string(),
        reason: z.string().optional(),
      }),
    )
    .default([]),
});

type RunningService = z.infer<typeof readyAnswer>;
type RunningConnection = RunningService["platforms"][number];

/** Undefined if what answers there is not Newsdesk. */
async function readiness(host: string, port: number): Promise<RunningService | undefined> {
  try {
    const name = host.includes(":") ? `[${host}]` : host;
    const signal = AbortSignal.timeout(readTimeoutMs);
    const answer = await fetch(`http://${name}:${port}/readyz`, { signal });
    return readyAnswer.safeParse(await answer.json()).data;
  } catch {
    return undefined;
  }
}
