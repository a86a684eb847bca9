import { afterEach, describe, expect, test } from "vitest";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { entry, notice, results } from "../../contract/replies.ts";
import { buttonsOf, readable } from "../../servers/slack-reading.ts";
import { until } from "../../until.ts";
import { complaints, startWorld, type World } from "./world.ts";

const echo: OnMessage = async ({ text }) => notice(`You asked: ${text}`);

const readText = ({ blocks = [] }: { blocks?: Parameters<typeof readable>[0] }) => readable(blocks);

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  let world: World;
  const start = async (onMessage: OnMessage) => {
    world = await startWorld(mode, onMessage);
    return world.slack;
  };

  afterEach(async () => {
    await world.end();
    expect(complaints(world)).toEqual([]);
  });

  test("/news is answered to the asker alone", async () => {
    const slack = await start(echo);
    expect(await slack.command("tsmc")).toMatchObject({ status: 200 });
    const reply = await slack.waitForReply();
    expect(reply).toMatchObject({ channel: "C0GENERAL", onlyFor: "U0ANN", text: "You asked: tsmc" });
    expect(readText(reply)).toBe("You asked: tsmc");
  });

  test("/news is answered to everybody if the reply is for the channel", async () => {
    const slack = await start(async () => notice("for all", { visibility: "channel" }));
    await slack.command("share a1");
    expect((await slack.waitForReply()).onlyFor).toBeUndefined();
  });

  test("a command has its user, its channel, and an id that a retry repeats", async () => {
    const heard: Message[] = [];
    const slack = await start(async (message) => {
      const again = heard.some(({ id }) => id === message.id);
      heard.push(message);
      return again ? undefined : notice("once");
    });
    await slack.command("tsmc", { user: "U0BOB" });
    await slack.waitForReply();
    await slack.redeliver();
    await until(() => expect(heard).toHaveLength(2));
    expect(heard[1]?.id).toBe(heard[0]?.id);
    expect(heard[0]).toMatchObject({
      kind: "command",
      text: "tsmc",
      channel: { platform: "slack", tenant: "T0NEWSROOM", channel: "C0GENERAL" },
      user: { platform: "slack", tenant: "T0NEWSROOM", user: "U0BOB" },
    });
    expect(await heard[0]?.canManage()).toBe(false);
    expect(slack.posted).toHaveLength(1);
  });

  test("a mention opens a thread, and inside a thread is answered there", async () => {
    const slack = await start(async ({ text }) => notice(text, { visibility: "channel" }));
    await slack.mention("tsmc");
    const first = await slack.waitForReply();
    expect(first.thread).toMatch(/^\d+\.\d{6}$/);
    await slack.mention("and then", { thread: "1700000000.000001" });
    expect(await slack.waitForReply()).toMatchObject({ thread: "1700000000.000001", text: "and then" });
  });

  test("a private reply to a mention is for the asker alone, in the thread if there is one", async () => {
    const slack = await start(async () => notice("too fast"));
    await slack.mention("tsmc", { user: "U0BOB" });
    expect(await slack.waitForReply()).toMatchObject({ onlyFor: "U0BOB", thread: undefined });
    await slack.mention("tsmc", { thread: "1700000000.000001" });
    expect(await slack.waitForReply()).toMatchObject({ onlyFor: "U0ANN", thread: "1700000000.000001" });
  });

  test("a direct message is answered in the same conversation, outside of a thread", async () => {
    const slack = await start(echo);
    await slack.direct("tsmc");
    expect(await slack.waitForReply()).toMatchObject({
      channel: "D0ANN",
      thread: undefined,
      onlyFor: undefined,
    });
  });

  test("a repeated event has the same id", async () => {
    const ids: string[] = [];
    const slack = await start(async ({ id }) => {
      ids.push(id);
      return ids.length > 1 ? undefined : notice("once");
    });
    await slack.mention("tsmc");
    await slack.waitForReply();
    await slack.redeliver();
    await until(() => expect(ids).toHaveLength(2));
    expect(ids[0]).toBe(ids[1]);
    expect(slack.posted).toHaveLength(1);
  });

  test.each([
    ["another bot's message", { bot_id: "B0OTHER" }],
    ["an edit", { subtype: "message_changed" }],
    ["a join", { subtype: "channel_join" }],
    ["a message that was edited", { edited: { user: "U0ANN", ts: "1.2" } }],
    ["a message of nobody", { user: undefined }],
    ["a message in a channel", { channel_type: "channel" }],
  ])("%s is ignored", async (_, more) => {
    const heard: string[] = [];
    const slack = await start(async ({ text }) => {
      heard.push(text);
      return notice(text);
    });
    await slack.deliver(slack.payloads.direct("not for you", { user: "U0ANN", channel: "D0ANN" }, more));
    await slack.direct("a person");
    await slack.waitForReply();
    expect(heard).toEqual(["a person"]);
  });

  test("everything is acknowledged before the bot has an answer", async () => {
    const answers = Promise.withResolvers<void>();
    const slack = await start(async (message) => {
      await answers.promise;
      return echo(message);
    });
    expect(await slack.command("slow")).toMatchObject({ status: 200 });
    expect(await slack.mention("slow")).toMatchObject({ status: 200 });
    expect(await slack.direct("slow")).toMatchObject({ status: 200 });
    expect(slack.posted).toEqual([]);
    answers.resolve();
    for (let count = 0; count < 3; count++) await slack.waitForReply();
  });

  test("many commands at once are each acknowledged in time and answered", async () => {
    const slack = await start(echo);
    await Promise.all(Array.from({ length: 50 }, (_, index) => slack.command(`question ${index}`)));
    for (let count = 0; count < 50; count++) await slack.waitForReply();
    expect(new Set(slack.posted.map(({ text }) => text)).size).toBe(50);
  });

  test("a failing bot apologises privately, once, and logs the reason without the question", async () => {
    const slack = await start(async () => {
      throw new Error("the index is broken");
    });
    for (const ask of [slack.command, slack.mention, slack.direct]) {
      await ask("my secret question");
      expect((await slack.waitForReply()).text).toBe(
        "Something went wrong here; it was logged. Please try again.",
      );
    }
    const logged = world.logged.join("");
    expect(logged).toContain("the index is broken");
    for (const secret of ["my secret question", "xoxb-", "xapp-", "signing-secret"])
      expect(logged).not.toContain(secret);
  });

  describe("a button", () => {
    const pages: OnMessage = async ({ kind, text }) => {
      if (text.startsWith("read")) return notice(`the story of ${text}`);
      return results(`${kind}: ${text}`, [entry("a1", "A story")], {
        visibility: kind === "mention" ? "channel" : "private",
        actions: [
          { label: "Next", command: `${text} & <more>` },
          { label: "Read", command: "read a1" },
          { label: "Long", command: `read ${"x".repeat(3_000)}` },
        ],
      });
    };

    test("replaces the page of one's own private list", async () => {
      const slack = await start(pages);
      await slack.command("tsmc");
      await slack.waitForReply();
      await slack.press("Next");
      await until(() => expect(slack.posted[0]?.text).toContain("action: tsmc &amp; &lt;more&gt;"));
      expect(slack.posted).toHaveLength(1);
    });

    test("under a public list answers the presser privately, and leaves the list", async () => {
      const slack = await start(pages);
      await slack.mention("tsmc");
      const list = await slack.waitForReply();
      const before = structuredClone(list);
      await slack.press("Next", { user: "U0BOB" });
      expect(await slack.waitForReply()).toMatchObject({ onlyFor: "U0BOB" });
      expect(list).toEqual(before);
    });

    test("that opens a story leaves the list above it", async () => {
      const slack = await start(pages);
      await slack.command("tsmc");
      const list = await slack.waitForReply();
      await slack.press("Read");
      expect((await slack.waitForReply()).text).toBe("the story of read a1");
      expect(list.text).toContain("command: tsmc");
    });

    test("with a command too long for Slack still sends it whole", async () => {
      const slack = await start(pages);
      await slack.command("tsmc");
      const list = await slack.waitForReply();
      expect(buttonsOf(list.blocks ?? []).every(({ value }) => value.length < 300)).toBe(true);
      await slack.press("Long");
      expect(readText(await slack.waitForReply())).toContain("x".repeat(1_000));
    });

    test("whose command is no longer stored says so", async () => {
      const slack = await start(pages);
      await slack.command("tsmc");
      const list = await slack.waitForReply();
      const old = { label: "Old", action_id: "stored:0", block_id: "b", value: "forgotten" };
      await slack.deliver(slack.payloads.press(old, list, "U0ANN"));
      expect((await slack.waitForReply()).text).toBe("This button is too old to work. Please ask again.");
    });
  });

  test("an answer waits as long as Slack asks, and comes once", async () => {
    const slack = await start(echo);
    slack.fail("chat.postMessage", { status: 429, retryAfter: 1 });
    await slack.direct("tsmc");
    await slack.waitForReply();
    expect(slack.posted).toHaveLength(1);
  });

  test("a private answer that Slack fails to take is given again, and the next question is answered", async () => {
    const slack = await start(echo);
    slack.fail("response", { status: 500 });
    slack.fail("chat.postMessage", { status: 500 });
    await slack.command("one");
    expect((await slack.waitForReply()).text).toBe("You asked: one");
    await slack.direct("two");
    expect((await slack.waitForReply()).text).toBe("You asked: two");
    await slack.command("next");
    expect((await slack.waitForReply()).text).toBe("You asked: next");
  });
});

describe("a delivery that is not Slack's", () => {
  test.each([
    ["with a wrong signature", { secret: "guessed" }],
    ["replayed after six minutes", { ageMs: 6 * 60_000 }],
  ])("%s is refused without any effect", async (_, forgery) => {
    const heard: Message[] = [];
    const world = await startWorld("http", async (message) => {
      heard.push(message);
      return undefined;
    });
    const { slack } = world;
    const command = slack.payloads.command("tsmc", { user: "U0ANN", channel: "C0GENERAL" });
    const mention = slack.payloads.mention("tsmc", { user: "U0ANN", channel: "C0GENERAL" });
    expect(await slack.forge(command, forgery)).toMatchObject({ status: 401 });
    expect(await slack.forge(mention, forgery)).toMatchObject({ status: 401 });
    await slack.command("a real one");
    await until(() => expect(heard).toHaveLength(1));
    await world.end();
    expect(complaints(world)).toEqual([]);
  });

  test("in a shape that Slack never sends is refused and logged, without any effect", async () => {
    const heard: Message[] = [];
    const world = await startWorld("http", async (message) => {
      heard.push(message);
      return undefined;
    });
    const strange = {
      type: "events_api" as const,
      payload: { type: "event_callback", event: { type: "app_mention" } },
    };
    expect(await world.slack.deliver(strange)).toMatchObject({ status: 400 });
    await until(() => expect(world.logged.join("")).toContain("of unknown shape"));
    expect(heard).toEqual([]);
    await world.end();
  });
});
