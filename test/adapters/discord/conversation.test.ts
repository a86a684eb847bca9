import { describe, expect, test } from "vitest";
import { entry, notice, results } from "../../contract/replies.ts";
import { alreadyAcknowledged, unknownInteraction } from "../../servers/discord-answers.ts";
import { permission } from "../../servers/discord-world.ts";
import { until } from "../../until.ts";
import { textOf } from "./harness.ts";
import { echo, isPrivate, start } from "./heard.ts";

const page = (title: string, command = "search x page:2") =>
  results(title, [entry("a1", "A story")], { actions: [{ label: "Next", command }] });

describe("what people say", () => {
  test("a mention is answered as a reply to it, without a ping", async () => {
    const { server, heard } = await start(echo);
    server.mention("tsmc");
    const answer = await server.waitForReply();
    expect(textOf(answer)).toBe("You said: tsmc");
    expect(answer.message_reference?.message_id).toBe(server.world.messages[0]?.id);
    expect(answer.pings).toEqual([]);
    expect(heard[0]).toMatchObject({ kind: "mention", channel: server.channel, text: "tsmc" });
    expect(heard[0]?.user).toEqual({
      platform: "discord",
      tenant: "",
      user: server.world.person.id,
    });
  });

  test("a bare mention is an empty text", async () => {
    const { server, heard } = await start(echo);
    server.mention("");
    await server.waitForReply();
    expect(heard[0]?.text).toBe("");
  });

  test("a mention is answered without a reference if the history may not be read", async () => {
    const { server } = await start(echo);
    server.deny("bot", permission.readHistory);
    server.mention("tsmc");
    const answer = await server.waitForReply();
    expect(answer.message_reference).toBeUndefined();
  });

  test("a reply to the bot's message is received with the ping on, and not without", async () => {
    const { server, heard } = await start(echo);
    server.mention("first");
    const answer = await server.waitForReply();
    server.replyTo(answer, "without ping", false);
    server.replyTo(answer, "with ping");
    await server.waitForReply();
    expect(heard.map(({ text }) => text)).toEqual(["first", "with ping"]);
  });

  test.each([true, false])("a direct message needs no mention (channel type given: %s)", async (typed) => {
    const { server, heard } = await start(echo);
    server.direct("tsmc", typed);
    expect(textOf(await server.waitForReply())).toBe("You said: tsmc");
    expect(heard[0]).toMatchObject({
      kind: "direct",
      channel: { tenant: "", channel: server.world.directId },
    });
    expect(await heard[0]?.canManage()).toBe(true);
  });

  test("messages to others and of bots, webhooks and the bot itself are ignored", async () => {
    const { server, heard } = await start(echo);
    server.say("chatting");
    for (const who of ["bot", "webhook", "itself"] as const) server.speakAs(who, "loop");
    server.mention("a person");
    await server.waitForReply();
    expect(heard.map(({ text }) => text)).toEqual(["a person"]);
  });

  test.each([
    ["search", { query: "tsmc -intel" }, "search tsmc -intel"],
    [
      "search",
      { query: '"half a quote', since: "last week", source: 'The "Daily"', section: "Business" },
      'search source:"The  Daily" section:"Business" since:"last week" "half a quote',
    ],
    ["latest", {}, "latest"],
    ["latest", { source: "Island Daily" }, 'latest source:"Island Daily"'],
    ["read", { story: "2" }, "read 2"],
    ["read", { story: "micron subsidy" }, "read story:micron subsidy"],
    ["digest", {}, "digest"],
    ["follow", { query: "chips" }, "follow chips"],
    ["trending", {}, "trending"],
    ["following", {}, "following"],
    ["unfollow", { follow: "2" }, "unfollow 2"],
    ["why", { story: "2" }, "why 2"],
    ["help", { command: " digest " }, "help digest"],
    [
      "newsdesk digest on",
      { about: "chips", zone: "Asia/Taipei", time: "08:30" },
      "digest on 08:30 Asia/Taipei about chips",
    ],
    ["newsdesk digest on", { time: "7:00", days: "mon,thu" }, "digest on 7:00 mon,thu"],
    ["newsdesk digest off", { number: "2" }, "digest off 2"],
    ["newsdesk digest off", {}, "digest off"],
    ["newsdesk digest status", {}, "digest status"],
    ["newsdesk digest now", {}, "digest now"],
    ["newsdesk follow add", { query: "chips" }, "follow chips"],
    ["newsdesk follow list", {}, "following"],
    ["newsdesk follow remove", { follow: "2" }, "unfollow 2"],
    ["newsdesk mute add", { query: "golf" }, "mute golf"],
    ["newsdesk mute list", {}, "mute"],
    ["newsdesk mute remove", { mute: "1" }, "unmute 1"],
    ["newsdesk forget", {}, "forget"],
    ["forget-me", {}, "forget-me"],
    ["settings", {}, "settings"],
    ["settings", { zone: "new york", language: "zh-TW" }, "settings language zh-TW zone new york"],
    ["newsdesk settings", {}, "settings"],
    ["newsdesk settings", { form: "settings channel" }, "settings channel"],
  ])("/%s %o is the command `%s`", async (path, options, text) => {
    const { server, heard } = await start(echo);
    server.command(path, options as Record<string, string>, "channel", "zh-TW");
    await server.waitForReply();
    expect(heard[0]).toMatchObject({ kind: "command", text, locale: "zh-TW" });
  });

  test.each(["mention", "command"] as const)("managing by %s needs Manage Channels", async (kind) => {
    const { server, heard } = await start(echo);
    const say = () => (kind === "mention" ? server.mention("x") : server.command("sources"));
    say();
    await server.waitForReply();
    expect(await heard[0]?.canManage()).toBe(true);
    server.deny("person", permission.manageChannels);
    say();
    await server.waitForReply();
    expect(await heard[1]?.canManage()).toBe(false);
  });
});

describe("the place of an answer", () => {
  test("a private answer to a command in a server is ephemeral, in direct messages it stays", async () => {
    const { server } = await start(echo);
    server.command("search", { query: "x" });
    expect(isPrivate(await server.waitForReply())).toBe(true);
    server.command("search", { query: "x" }, "direct");
    expect(isPrivate(await server.waitForReply())).toBe(false);
  });

  test("a public answer to a command is one public message, the private deferral is gone", async () => {
    const { server } = await start(async () => notice("for all", { visibility: "channel" }));
    server.command("share", { story: "1" });
    await until(() => {
      expect(server.posted.map(isPrivate)).toEqual([false]);
      expect(server.requests.at(-1)).toContain("DELETE");
    });
  });

  test("an answer that takes four seconds still arrives", async () => {
    let clock = Date.now();
    const { server } = await start(
      async () => {
        clock += 4_000;
        return notice("slow");
      },
      { now: () => clock },
    );
    server.command("search", { query: "x" });
    expect(textOf(await server.waitForReply())).toBe("slow");
  });

  test("no answer leaves nothing behind", async () => {
    const { server } = await start(async () => undefined);
    server.command("search", { query: "x" });
    await until(() => expect(server.requests.at(-1)).toContain("DELETE"));
    expect(server.posted).toEqual([]);
  });

  test("a page is replaced for its only reader", async () => {
    const { server, heard } = await start(async ({ kind }) =>
      page(kind === "action" ? "Page two" : "Page one"),
    );
    server.command("search", { query: "x" });
    await server.waitForReply();
    server.press("Next");
    expect(textOf(await server.waitForReply())).toContain("Page two");
    expect(server.posted).toHaveLength(1);
    expect(heard[1]).toMatchObject({ kind: "action", text: "search x page:2" });
  });

  test("a button on a public message answers its presser alone, and the message stays", async () => {
    const { server } = await start(async ({ kind }) => page(kind === "action" ? "Page two" : "Page one"));
    server.mention("x");
    await server.waitForReply();
    server.press("Next");
    const answer = await server.waitForReply();
    expect(isPrivate(answer)).toBe(true);
    expect(server.posted.map((message) => textOf(message).includes("Page one"))).toEqual([true, false]);
  });

  test("a notice from one's own page comes below it", async () => {
    const { server } = await start(async ({ kind }) =>
      kind === "action" ? notice("Slow down.") : page("Page one"),
    );
    server.command("search", { query: "x" });
    await server.waitForReply();
    server.press("Next");
    const below = await server.waitForReply();
    expect([textOf(below), isPrivate(below)]).toEqual(["Slow down.", true]);
    expect(server.posted).toHaveLength(2);
  });

  test("sharing from one's own page posts in public and keeps the page", async () => {
    const { server } = await start(async ({ kind }) =>
      kind === "action" ? notice("Shared", { visibility: "channel" }) : page("Page one"),
    );
    server.command("search", { query: "x" });
    await server.waitForReply();
    server.press("Next");
    await server.waitForReply();
    expect(server.posted.map(isPrivate)).toEqual([true, false]);
  });

  test("a button whose long command is no longer stored says so", async () => {
    const forgetful = { save: async () => undefined, find: async () => undefined };
    const { server, heard } = await start(async () => page("Page one", `search ${"x".repeat(500)}`), {
      longTexts: forgetful,
    });
    server.command("search", { query: "x" });
    await server.waitForReply();
    server.press("Next");
    expect(textOf(await server.waitForReply())).toBe("This button is too old to work. Please ask again.");
    expect(heard).toHaveLength(1);
  });
});

describe("when things go wrong", () => {
  test("stopping waits for an answer in flight", async () => {
    const thinking = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const { server, adapter } = await start(async () => {
      asked.resolve();
      await thinking.promise;
      return notice("just in time");
    });
    server.mention("quick");
    await asked.promise;
    const stopped = adapter.stop();
    thinking.resolve();
    await stopped;
    expect(server.posted.map(textOf)).toEqual(["just in time"]);
  });

  test("a failing bot answers with one private line, and logs the failure but never the question", async () => {
    const { server, logged } = await start(async () => {
      throw new Error("out of order");
    });
    server.command("search", { query: "very private question" });
    const answer = await server.waitForReply();
    expect(textOf(answer)).toBe("Something went wrong here; it was logged. Please try again.");
    expect(isPrivate(answer)).toBe(true);
    expect(logged.join("")).toContain("out of order");
    expect(logged.join("")).not.toContain("very private question");
  });

  test("an interaction that Discord gives up before it is acknowledged is answered in a direct message", async () => {
    const { server, logged } = await start(echo);
    server.failNext(/callback$/, unknownInteraction);
    server.command("search", { query: "x" });
    const told = await server.waitForReply();
    expect(told.channel_id).toBe(server.world.directId);
    expect(textOf(told)).toContain("You said: search x");
    const noted = () => logged.filter((line) => line.includes("not shown in its place"));
    await until(() => expect(noted()).toHaveLength(1));
    expect(logged.join("")).not.toContain("token-");
  });

  test("an interaction that comes again when it is answered already leaves the answer as it is", async () => {
    const seen = new Set<string>();
    const { server } = await start(async (message) => {
      if (seen.has(message.id)) return undefined;
      seen.add(message.id);
      return echo(message);
    });
    server.command("search", { query: "x" });
    await server.waitForReply();
    server.failNext(/callback$/, alreadyAcknowledged);
    server.interact(server.lastInteraction);
    server.command("search", { query: "y" });
    await server.waitForReply();
    expect(server.posted.map(textOf)).toEqual(["You said: search x", "You said: search y"]);
  });

  test("messages from while the connection was down are answered, and none twice", async () => {
    const { server, heard } = await start(echo);
    server.mention("before");
    await server.waitForReply();
    server.gateway.drop();
    server.mention("meanwhile");
    expect(textOf(await server.waitForReply())).toBe("You said: meanwhile");
    expect([server.gateway.identified, server.gateway.resumed]).toEqual([1, 1]);
    server.mention("after");
    await server.waitForReply();
    expect(heard.map(({ text }) => text)).toEqual(["before", "meanwhile", "after"]);
    expect(server.posted).toHaveLength(3);
  });
});
