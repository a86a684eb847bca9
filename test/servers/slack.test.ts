import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type SlackServer, startSlack } from "./slack.ts";

// What the loopback Slack refuses or reports: the tests of the adapter rely on it.

const words = (text: string): KnownBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});

describe("the Web API", () => {
  let slack: SlackServer;
  beforeEach(async () => {
    slack = await startSlack({ ackWithinMs: 100 });
  });
  afterEach(() => slack.stop());

  const call = async (method: string, args: Record<string, string>, token = slack.credentials.botToken) => {
    const headers = { authorization: `Bearer ${token}` };
    const body = new URLSearchParams(args);
    const response = await fetch(`${slack.credentials.apiUrl}${method}`, { method: "POST", headers, body });
    return (await response.json()) as { ok: boolean; error?: string };
  };
  const post = (args: Record<string, string>) => call("chat.postMessage", { channel: "C0GENERAL", ...args });

  test("refuses tokens it does not know, and the wrong kind", async () => {
    expect(await call("auth.test", {}, "xoxb-other")).toMatchObject({ ok: false, error: "invalid_auth" });
    expect(await call("apps.connections.open", {})).toMatchObject({ error: "not_allowed_token_type" });
    expect(await call("auth.test", {}, "xapp-loopback")).toMatchObject({ error: "not_allowed_token_type" });
  });

  test("reports methods that Newsdesk does not use", async () => {
    expect(await call("users.list", {})).toMatchObject({ error: "unknown_method" });
    await fetch(slack.credentials.apiUrl.replace("/api/", "/elsewhere"));
    expect(slack.unexpected).toEqual(["method users.list", "GET /elsewhere", "method /elsewhere"]);
  });

  test.each([
    ["C0NOWHERE", "channel_not_found"],
    ["C0ARCHIVE", "is_archived"],
    ["C0OUTSIDE", "not_in_channel"],
  ])("refuses a post to %s: %s", async (channel, error) => {
    expect(await post({ channel, text: "a" })).toMatchObject({ error });
  });

  test("refuses and reports a malformed message", async () => {
    expect(await post({})).toMatchObject({ error: "no_text" });
    expect(await post({ text: "a", blocks: '[{"type":"poem"}]' })).toMatchObject({ error: "invalid_blocks" });
    const long = JSON.stringify(Array.from({ length: 5 }, () => words("a".repeat(2_900))));
    expect(await post({ text: "a", blocks: long })).toMatchObject({ error: "msg_blocks_too_long" });
    expect(slack.violations.length).toBeGreaterThan(3);
    expect(slack.posted).toEqual([]);
  });

  test("refuses a call whose scope is missing, and reports one whose scope the manifest does not request", async () => {
    slack.workspace.scopes.delete("chat:write");
    expect(await post({ text: "a" })).toMatchObject({ error: "missing_scope" });
    expect(slack.violations).toEqual([]);
    slack.workspace.grants("files:read");
    expect(slack.violations).toEqual(["files:read is not in the manifest"]);
  });

  test("reports a second answer to one question", async () => {
    slack.workspace.asks("C0GENERAL");
    await post({ text: "first" });
    expect(slack.violations).toEqual([]);
    await post({ text: "second" });
    expect(slack.violations).toEqual([expect.stringContaining("double reply")]);
  });

  test("returns metadata only on request", async () => {
    const metadata = JSON.stringify({ event_type: "x", event_payload: { key: "k" } });
    await post({ text: "a", metadata });
    const read = (more: object) => call("conversations.history", { channel: "C0GENERAL", ...more });
    expect(JSON.stringify(await read({}))).not.toContain("event_payload");
    expect(JSON.stringify(await read({ include_all_metadata: "true" }))).toContain("event_payload");
  });

  test("pages through a channel's history by a cursor that newer messages do not shift", async () => {
    for (const text of ["a", "b", "c"]) slack.workspace.accept({ channel: "C0GENERAL", text });
    const read = (more: object) =>
      call("conversations.history", { channel: "C0GENERAL", limit: "2", ...more });
    const first = await read({});
    expect(first).toMatchObject({ has_more: true, messages: [{ text: "c" }, { text: "b" }] });
    slack.workspace.accept({ channel: "C0GENERAL", text: "d" });
    const { response_metadata } = first as typeof first & { response_metadata: { next_cursor: string } };
    expect(await read({ cursor: response_metadata.next_cursor })).toMatchObject({
      has_more: false,
      messages: [{ text: "a" }],
    });
    expect(await read({ cursor: "made up" })).toEqual({ ok: false, error: "invalid_cursor" });
  });
});

describe("a response_url", () => {
  const later = { now: 1_800_000_000_000 };
  let slack: SlackServer;
  let address: string;
  beforeEach(async () => {
    slack = await startSlack({ now: () => later.now });
    const { payload } = slack.payloads.command("tsmc", { user: "U0ANN", channel: "C0GENERAL" });
    address = (payload as { response_url: string }).response_url;
  });
  afterEach(() => slack.stop());

  const respond = async (body: object, to = address) =>
    (await fetch(to, { method: "POST", body: JSON.stringify(body) })).status;

  test("takes one answer, and reports a second", async () => {
    expect(await respond({ text: "a" })).toBe(200);
    expect(slack.violations).toEqual([]);
    expect(await respond({ text: "b" })).toBe(200);
    expect(slack.violations).toEqual([expect.stringContaining("double reply")]);
  });

  test("works five times", async () => {
    for (let use = 0; use < 5; use++) expect(await respond({ text: "a" })).toBe(200);
    expect(await respond({ text: "a" })).toBe(404);
  });

  test("works for half an hour", async () => {
    later.now += 30 * 60_000 + 1;
    expect(await respond({ text: "a" })).toBe(404);
    expect(slack.violations).toHaveLength(1);
  });

  test("that was never issued is refused", async () => {
    expect(await respond({ text: "a" }, `${address}x`)).toBe(404);
  });

  test("refuses a malformed message", async () => {
    expect(await respond({ text: "AT&T" })).toBe(400);
  });
});

describe("a socket", () => {
  let slack: SlackServer;
  beforeEach(async () => {
    slack = await startSlack({ ackWithinMs: 100 });
  });
  afterEach(() => slack.stop());

  const open = async (): Promise<string> => {
    const headers = { authorization: `Bearer ${slack.credentials.appToken}` };
    const response = await fetch(`${slack.credentials.apiUrl}apps.connections.open`, {
      method: "POST",
      headers,
    });
    return ((await response.json()) as { url: string }).url;
  };

  /** A client that answers each envelope with these texts. */
  const connect = async (answers: (id: string) => string[]) => {
    const socket = new WebSocket(await open());
    socket.on("message", (data) => {
      const { envelope_id: id } = JSON.parse(String(data)) as { envelope_id?: string };
      if (id) for (const answer of answers(id)) socket.send(answer);
    });
    return socket;
  };
  const ack = (id: string) => JSON.stringify({ envelope_id: id });

  test("reports a late ack", async () => {
    await connect(() => []);
    expect(await slack.command("tsmc")).toBe("late");
    expect(slack.violations).toEqual(["late ack of slash_commands"]);
  });

  test("accepts an ack in time", async () => {
    await connect((id) => [ack(id)]);
    expect(await slack.command("tsmc")).toMatchObject({ status: 200 });
    expect(slack.violations).toEqual([]);
  });

  test.each([
    ["twice", (id: string) => [ack(id), ack(id)], /acknowledged twice/],
    ["of nothing", (id: string) => [ack("other"), ack(id)], /never sent/],
  ])("reports an ack %s", async (_, answers, fault) => {
    await connect(answers);
    await slack.command("tsmc");
    await expect.poll(() => slack.violations).toEqual([expect.stringMatching(fault)]);
  });

  test("opens once for each address issued", async () => {
    const url = await open();
    await new Promise((opened) => new WebSocket(url).once("open", opened));
    const second = await new Promise((failed) => new WebSocket(url).once("error", failed));
    expect(String(second)).toContain("401");
    expect(slack.unexpected).toHaveLength(1);
  });
});

describe("a delivery over HTTP", () => {
  test("that is answered late, or with an error, is reported", async () => {
    const { createServer } = await import("node:http");
    const slack = await startSlack({ mode: "http", ackWithinMs: 100 });
    const answers = [undefined, 500];
    const app = createServer((_, response) => {
      const status = answers.shift();
      if (status) response.writeHead(status).end();
    });
    await new Promise<void>((ready) => app.listen(slack.credentials.port, ready));
    expect(await slack.command("tsmc")).toBe("late");
    expect(await slack.mention("tsmc")).toMatchObject({ status: 500 });
    expect(slack.violations).toEqual(["late ack of slash_commands", "events_api was answered 500"]);
    app.closeAllConnections();
    app.close();
    await slack.stop();
  });
});
