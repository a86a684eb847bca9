import { afterEach, describe, expect, test, vi } from "vitest";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import type { FormReply } from "../../../src/chat/form.ts";
import type { Message } from "../../../src/chat/message.ts";
import { digest, entry, notice, results } from "../../contract/replies.ts";
import { unknownInteraction } from "../../servers/discord-answers.ts";
import { permission } from "../../servers/discord-world.ts";
import { buttonsOf, type Started, start as startAdapter, textOf, type Wiring } from "./harness.ts";

let running: Started | undefined;

async function start(onMessage: OnMessage, wiring?: Wiring) {
  const heard: Message[] = [];
  running = await startAdapter(async (message) => {
    heard.push(message);
    return onMessage(message);
  }, wiring);
  return { ...running, heard };
}

afterEach(async () => {
  const ended = running;
  running = undefined;
  await ended?.stop();
  expect(ended?.server.violations).toEqual([]);
  expect(ended?.server.hanging).toEqual([]);
});

const isPrivate = ({ flags }: { flags: number }) => (flags & 64) !== 0;
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });
const echo: OnMessage = async ({ text }) => notice(`You said: ${text}`);
const completing: OnMessage = async ({ text }) => ({
  kind: "choices",
  choices: [{ label: `${text}mc`, value: `${text}mc` }],
});

describe("completions", () => {
  test.each([
    ["search", "query", {}, "query"],
    ["search", "source", { query: "x" }, "source"],
    ["latest", "section", {}, "section"],
    ["read", "story", {}, "story"],
    ["unfollow", "follow", {}, "follow"],
    ["newsdesk digest on", "zone", { time: "08:30" }, "zone"],
    ["newsdesk digest on", "about", { time: "08:30" }, "query"],
    ["newsdesk digest off", "number", {}, "digest"],
    ["newsdesk mute remove", "mute", {}, "mute"],
    ["settings", "zone", {}, "zone"],
  ])("/%s completes %s", async (path, option, others, completes) => {
    const { server, heard } = await start(completing);
    server.type(path, option, "ts", others);
    await until(() => expect(server.world.offers).toEqual([[{ name: "tsmc", value: "tsmc" }]]));
    expect(heard).toMatchObject([{ kind: "complete", completes, text: "ts", channel: server.channel }]);
  });

  test("are at most 25 of at most 100 characters; none that would stand for something else", async () => {
    const long = "很".repeat(200);
    const { server } = await start(async () => ({
      kind: "choices",
      choices: [
        { label: "x", value: long },
        { label: "x", value: "" },
        ...Array.from({ length: 40 }, (_, index) => ({ label: long, value: `v${index}` })),
      ],
    }));
    server.type("search", "query", "x");
    await until(() => expect(server.world.offers).toHaveLength(1));
    expect(server.world.offers[0]).toHaveLength(25);
    expect(server.world.offers[0]?.[0]?.value).toBe("v0");
  });

  test("keep up with 50 keystrokes a second, and those that come too late are no trouble", async () => {
    const { server, logged } = await start(completing);
    server.failNext(/callback$/, unknownInteraction);
    for (let typed = 1; typed <= 100; typed++) {
      server.type("search", "query", "t".repeat(typed));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await until(() => expect(server.world.offers).toHaveLength(99));
    expect(logged.join("")).not.toContain('"level":40');
    expect(logged.join("")).not.toContain('"level":50');
  });

  test("are none where the bot fails", async () => {
    const { server, logged } = await start(async () => {
      throw new Error("out of order");
    });
    server.type("search", "query", "x");
    await until(() => expect(server.world.offers).toEqual([[]]));
    expect(logged.join("")).toContain("out of order");
  });
});

test("the menu of a message asks for news about what it says, with what its links are about", async () => {
  const { server, heard } = await start(echo);
  server.say("plants in Kaohsiung");
  const [said] = server.world.messages;
  if (!said) throw new Error("nothing was said");
  server.menu("Find related news", said);
  const answer = await server.waitForReply();
  expect(isPrivate(answer)).toBe(true);
  expect(heard).toMatchObject([{ kind: "quote", text: "plants in Kaohsiung" }]);
});

test("a story is chosen from a menu where there is no room for a button each", async () => {
  const many = Array.from({ length: 15 }, (_, index) =>
    entry(`a${index}`, `Story ${index} ${"x".repeat(280)}`, {
      actions: [{ label: "Read", command: `read a${index}` }],
    }),
  );
  const { server, heard } = await start(async ({ kind, text }) =>
    kind === "action" ? notice(`Opened ${text}`) : results("Everything", many),
  );
  server.mention("everything");
  const list = await server.waitForReply();
  expect(buttonsOf(list)).not.toContain("Read");
  server.choose(`3. Story 2 ${"x".repeat(88)}…`);
  expect(textOf(await server.waitForReply())).toBe("Opened read a2");
  expect(heard[1]).toMatchObject({ kind: "action", text: "read a2" });
});

describe("a public answer", () => {
  const page = results("Page", [entry("a1", "A story")], { visibility: "channel" });

  test.each([
    ["who asked", "asked", permission.manageChannels],
    ["who manages the channel", "another", 0n],
  ])("is deleted by %s", async (_, who, denied) => {
    const { server } = await start(async () => page);
    server.mention("x");
    await server.waitForReply();
    if (who === "another") server.world.person.id = server.world.newId();
    server.deny("person", denied);
    server.press("Delete");
    await until(() => expect(server.posted).toEqual([]));
  });

  test("is not deleted by anybody else, who is told so in their language", async () => {
    const { server } = await start(async () => page);
    server.mention("x");
    await server.waitForReply();
    server.world.person.id = server.world.newId();
    server.deny("person", permission.manageChannels);
    server.press("Delete", "zh-TW");
    const refusal = await server.waitForReply();
    expect([refusal.content, isPrivate(refusal)]).toEqual([
      "只有提問的人或管理此頻道的人可以刪除這則回答。",
      true,
    ]);
    expect(server.posted).toHaveLength(2);
  });

  test("to a command can be deleted too; private answers and digests carry no such button", async () => {
    const { server, adapter } = await start(async ({ text }) =>
      text === "share 1" ? page : notice("private"),
    );
    server.command("share", { story: "1" });
    // The private deferral is filled in, followed up in public, then taken away.
    await until(() => expect(server.requests.at(-1)).toContain("DELETE"));
    expect(server.posted.map(buttonsOf)).toEqual([["Delete"]]);
    server.command("sources");
    await until(() => expect(server.posted).toHaveLength(2));
    await adapter.send(server.channel, digest("Morning", []), "key");
    expect(server.posted.slice(1).flatMap(buttonsOf)).toEqual([]);
  });
});

describe("a form", () => {
  const form: FormReply = {
    kind: "form",
    title: "Set a digest",
    command: "digest on",
    fields: [
      { kind: "channel", name: "channel", label: "Channel", optional: false },
      {
        kind: "text",
        name: "times",
        label: "When",
        hint: "08:30",
        optional: false,
        longest: 60,
        value: "08:30",
      },
      {
        kind: "lookup",
        name: "zone",
        label: "Zone",
        optional: false,
        completes: "zone",
        value: { label: "Taipei", value: "Asia/Taipei" },
      },
      {
        kind: "many",
        name: "days",
        label: "Days",
        optional: false,
        choices: [
          { label: "Monday", value: "mon" },
          { label: "Friday", value: "fri" },
        ],
        values: ["mon"],
      },
      { kind: "text", name: "about", label: "About", optional: true, longest: 300 },
    ],
    notes: [],
    errors: {},
    submit: "Save",
    cancel: "Cancel",
    otherwise: notice("Say when: digest on 08:30"),
  };
  const filling: OnMessage = async (message) => {
    if (message.kind !== "submit") return form;
    return message.values?.times?.[0] === "8:90"
      ? { ...form, errors: { times: "That is no time of day." } }
      : notice("Digest 1 is set", { actions: [{ label: "Undo", command: "digest off 1" }] });
  };
  const here = (server: Started["server"]) => ({ channel: [server.world.channelId] });

  test("opens for a command, and what stands in it is submitted, with the channel chosen", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit({ channel: [server.world.otherChannelId], days: ["mon", "fri"], about: ["chips"] });
    await server.waitForReply();
    expect(heard[0]).toMatchObject({ kind: "command", text: "digest on" });
    expect(heard[1]).toMatchObject({
      kind: "submit",
      text: "digest on",
      channel: { channel: server.world.otherChannelId },
      values: { times: ["08:30"], zone: ["Asia/Taipei"], days: ["mon", "fri"], about: ["chips"] },
    });
    expect(heard[1]?.values).not.toHaveProperty("channel");
  });

  test("leaves a field out that was left empty", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit(here(server));
    await server.waitForReply();
    expect(heard[1]?.values).not.toHaveProperty("about");
  });

  test("has managed what it says: Undo of what was set for another channel is for that channel", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit({ channel: [server.world.otherChannelId] });
    await server.waitForReply();
    server.press("Undo");
    await until(() => expect(heard).toHaveLength(3));
    expect(heard[2]).toMatchObject({
      text: "digest off 1",
      channel: { channel: server.world.otherChannelId },
    });
    expect(await heard[2]?.canManage()).toBe(true);
  });

  test("asks of who manages the channel that was chosen", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "follow" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.deny("person", permission.manageChannels);
    for (const channel of [server.world.otherChannelId, server.world.channelId]) {
      server.submit({ channel: [channel] });
      await server.waitForReply();
    }
    expect(await Promise.all(heard.slice(1).map(({ canManage }) => canManage()))).toEqual([false, false]);
  });

  test("with mistakes says which, and opens again with all that stood in it", async () => {
    const { server, heard } = await start(filling);
    server.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit({ ...here(server), times: ["8:90"], about: ["chips"] });
    const mistakes = await server.waitForReply();
    expect(textOf(mistakes)).toContain("When · That is no time of day.");
    server.press("Set a digest");
    await until(() => expect(server.world.modals).toHaveLength(2));
    expect(heard[2]).toMatchObject({
      kind: "change",
      text: "digest on",
      channel: server.channel,
      values: { times: ["8:90"], about: ["chips"] },
    });
  });

  test("of which little was filled in opens again too", async () => {
    const little: FormReply = { ...form, command: "follow", fields: form.fields.slice(4) };
    const { server, heard } = await start(async ({ kind }) =>
      kind === "submit" ? { ...little, errors: { about: "Say what." } } : little,
    );
    server.command("newsdesk settings", { form: "follow" });
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit();
    await server.waitForReply();
    server.press("Set a digest");
    await until(() => expect(server.world.modals).toHaveLength(2));
    expect(heard[2]).toMatchObject({ kind: "change", text: "follow", values: {} });
  });

  test("that comes too late to be opened is said in words", async () => {
    const { server } = await start(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_700));
      return form;
    });
    server.command("newsdesk settings", { form: "digest on" });
    expect(textOf(await server.waitForReply())).toBe("Say when: digest on 08:30");
  });

  test("to change something opens filled in, and is submitted for the channel it is about", async () => {
    const elsewhere = (server: Started["server"]) => ({
      ...server.channel,
      channel: server.world.otherChannelId,
    });
    const { server, heard } = await start(async ({ kind, text }) => {
      if (text === "digest edit 2" && kind !== "submit")
        return {
          ...form,
          command: text,
          channel: elsewhere(running?.server as Started["server"]),
          fields: form.fields.slice(1),
        };
      return notice("Digest 2", { actions: [{ label: "Edit", command: "digest edit 2" }] });
    });
    server.command("newsdesk digest status");
    await server.waitForReply();
    server.press("Edit");
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.submit({ times: ["09:15"] });
    await server.waitForReply();
    expect(heard.at(-1)).toMatchObject({
      kind: "submit",
      text: "digest edit 2",
      channel: elsewhere(server),
      values: { times: ["09:15"], zone: ["Asia/Taipei"] },
    });
  });

  test("opens from a button, and a notice instead of it is an answer as any other", async () => {
    const buttons = [
      { label: "Set", command: "digest on" },
      { label: "Follow", command: "follow" },
    ];
    const { server } = await start(async ({ text }) => {
      if (text === "digest on") return form;
      return text === "follow" ? notice("Not for you") : notice("Settings", { actions: buttons });
    });
    server.command("sources");
    await server.waitForReply();
    server.press("Set");
    await until(() => expect(server.world.modals).toHaveLength(1));
    server.press("Follow");
    expect(textOf(await server.waitForReply())).toBe("Not for you");
  });
});
