import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdapterError } from "../../src/chat/errors.ts";
import type { Refusal } from "../../src/chat/refusal.ts";
import { friday, message, type Newsroom, openNewsroom, wordsOf } from "./newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const { channel, user } = message("");

/** A platform that would refuse posts for this reason, if any. */
function connect(refusal?: Refusal): void {
  newsroom.adapters.splice(0, Number.POSITIVE_INFINITY, {
    name: "test",
    channelName: async () => "#news",
    sendDirectMessage: async ({ user, ...tenant }) => ({
      channel: { ...tenant, channel: user },
      message: "m1",
    }),
    checkPost: async () => {
      if (refusal) throw new AdapterError("forbidden", "Could not post to channel c1.", { refusal });
    },
  });
}

const say = async (text: string, more = {}) => wordsOf(await newsroom.ask(text, more));
const kept = async () => [
  ...(await newsroom.deps.subscriptions.all()),
  ...(await newsroom.deps.follows.all()),
];

describe("setting up a digest or a follow looks first whether it can be posted", () => {
  test.each(["digest on 08:30", "follow tsmc"])(
    "%s says what is missing, and keeps names",
    async (command) => {
      connect({ code: "lacks_permission", details: { permissions: "Send Messages" } });
      const reply = await say(command);
      expect(reply).toContain(
        "I can't post in #news at the moment. Newsdesk lacks the permission Send Messages",
      );
      expect(reply).not.toContain("c1");
      expect(await kept()).toMatchObject([{ channelName: "#news", creatorLocale: "en" }]);
    },
  );

  test.each([
    ["digest on 08:30", "forum_without_post", "for the forum again"],
    ["follow tsmc", "no_text_channel", "in a text channel"],
  ] as const)("%s sets nothing where messages cannot be: %s", async (command, code, cure) => {
    connect({ code });
    const reply = await say(command);
    expect(reply).toContain("Nothing was set.");
    expect(reply).toContain(cure);
    expect(await kept()).toEqual([]);
  });

  test("forms and changes as well", async () => {
    connect();
    await say("digest on 08:30");
    await say("follow tsmc");
    connect({ code: "thread_locked" });
    const values = { times: ["09:00"], zone: ["UTC"], days: ["mon"] };
    for (const text of ["digest edit 1 09:00", "follow edit 1 chips"])
      expect(await say(text)).toContain("The thread is locked.");
    expect(await say("digest on", { kind: "submit", values })).toContain("The thread is locked.");
  });

  test("and a paused one is not called active again while it cannot be posted", async () => {
    connect();
    await say("digest on 08:30");
    const [set] = await newsroom.deps.subscriptions.all();
    await newsroom.deps.subscriptions.pause(set?.id ?? "", "thread_locked");
    connect({ code: "thread_locked" });
    expect(await say("digest on 08:30")).not.toContain("active again");
    expect((await newsroom.deps.subscriptions.all())[0]?.pausedBecause).toBe("thread_locked");
    connect();
    expect(await say("digest on 08:30")).toContain("active again");
    expect((await newsroom.deps.subscriptions.all())[0]?.pausedBecause).toBeUndefined();
  });
});

describe("a pause that its creator could not be told of", () => {
  beforeEach(async () => {
    connect();
    await say("digest on 08:30");
    await say("follow tsmc");
    const { subscriptions, follows } = newsroom.deps;
    for (const { id } of await subscriptions.all()) await subscriptions.pause(id, "channel_archived");
    for (const { id } of await follows.all()) await follows.pause(id, "channel_archived", friday);
  });

  test("is said once, with their next command that is answered to them alone", async () => {
    expect(await say("latest", { kind: "mention" })).not.toContain("archived");
    const other = { user: { ...user, user: "u2" } };
    expect(await say("latest", other)).not.toContain("archived");
    const elsewhere = { channel: { ...channel, channel: "c2" } };
    const reply = await say("latest", elsewhere);
    expect(reply).toContain("Digest 1 in #news: The channel is archived.");
    expect(reply).toContain("Follow 1 in #news: The channel is archived.");
    expect(await say("latest", elsewhere)).not.toContain("archived");
  });

  test("shows in the lists of the channel, until they are told", async () => {
    const other = { user: { ...user, user: "u2" } };
    for (const text of ["digest status", "following"]) {
      expect(await say(text, other)).toMatch(
        /paused: The channel is archived.*whoever set it could not be told/s,
      );
    }
    await say("latest");
    for (const text of ["digest status", "following"]) {
      expect(await say(text, other)).toContain("paused: The channel is archived");
      expect(await say(text, other)).not.toContain("could not be told");
    }
  });
});
