import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { digest, entry } from "../../../contract/replies.ts";
import { distributedPage, historyLimit } from "../../../servers/slack-limits.ts";
import { adapterFor, complaints, startWorld, type World } from "../world.ts";

const place = { platform: "slack", tenant: "T0NEWSROOM", channel: "C0GENERAL" };
const morning = digest("Morning news", [entry("a1", "A story")]);

const clock = { now: 0 };
let world: World;
beforeEach(async () => {
  clock.now = Date.now();
  world = await startWorld("socket", async () => undefined, { now: () => clock.now });
});
afterEach(async () => {
  await world.end();
  expect(complaints(world)).toEqual([]);
});

const posts = () => world.slack.calls.filter(({ method }) => method === "chat.postMessage").length;

describe("the note that a request is about to leave", () => {
  const noted: string[] = [];
  const send = (key: string) => world.adapter.send(place, morning, key, async () => void noted.push(key));
  beforeEach(() => {
    noted.length = 0;
  });

  test("is not written while Slack has asked to wait", async () => {
    world.slack.fail("chat.postMessage", { status: 429, retryAfter: 30 });
    await expect(send("one")).rejects.toMatchObject({ code: "rate_limited" });
    await expect(send("two")).rejects.toMatchObject({ code: "rate_limited" });
    expect(noted).toEqual(["one"]);
    clock.now += 30_000;
    await send("two");
    expect(noted).toEqual(["one", "two"]);
  });

  test.each([["cut" as const], [{ status: 503 }], [{ status: 429, retryAfter: 1 }]])(
    "is of one request: none is repeated by the client after %j",
    async (fault) => {
      world.slack.fail("chat.postMessage", fault);
      await expect(send("one")).rejects.toThrow();
      expect([noted, posts(), world.slack.posted.length]).toEqual([["one"], 0, 0]);
    },
  );

  test("is not written if Slack cannot be reached", async () => {
    const elsewhere = adapterFor(world.slack, { apiUrl: "http://127.0.0.1:9/api/", botToken: "xoxb-any" });
    const sending = elsewhere.adapter.send(place, morning, "one", async () => void noted.push("one"));
    await expect(sending).rejects.toMatchObject({ code: "unavailable" });
    expect(noted).toEqual([]);
  });
});

describe("looking for a post where Slack shows 15 messages a minute", () => {
  const minute = 60_000;
  const search = (cursor?: string) => world.adapter.findDelivery(place, "key", { since: 0, cursor });
  const chat = (count: number) => {
    for (let one = 0; one < count; one++)
      world.slack.workspace.accept({ channel: "C0GENERAL", text: "chat" });
  };

  /** Looks up as the ledger does, each time a minute later, while the channel goes on talking. */
  async function searchToTheEnd() {
    let found = await search();
    for (let minutes = 1; found.state === "searching" && minutes < 20; minutes++) {
      clock.now += minute;
      chat(3);
      found = await search(found.cursor);
    }
    return found;
  }

  beforeEach(() => {
    world.slack.workspace.maxPage = distributedPage;
    world.slack.historyLimit = historyLimit(() => clock.now);
  });

  test("ends by finding it", async () => {
    const ref = await world.adapter.send(place, morning, "key");
    chat(100);
    expect(await searchToTheEnd()).toEqual({ state: "found", ref });
  });

  test("ends without it", async () => {
    chat(100);
    expect(await searchToTheEnd()).toEqual({ state: "absent" });
  });

  test("begins later if another look-up was first, and keeps its place", async () => {
    chat(20);
    const begun = await search();
    expect(begun).toEqual({ state: "searching", cursor: expect.any(String) });
    await expect(search()).rejects.toMatchObject({ code: "rate_limited", retryAfterMs: minute });
    expect(await search(begun.state === "searching" ? begun.cursor : undefined)).toEqual(begun);
  });

  test("begins anew if Slack no longer knows the cursor", async () => {
    const ref = await world.adapter.send(place, morning, "key");
    world.slack.fail("conversations.history", { error: "invalid_cursor" });
    expect(await search("bmV4dA==")).toEqual({ state: "found", ref });
  });
});
