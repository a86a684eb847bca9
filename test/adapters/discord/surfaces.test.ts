import { describe, expect, test } from "vitest";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { digest, entry, notice, results } from "../../contract/replies.ts";
import { unknownInteraction } from "../../servers/discord-answers.ts";
import { permission } from "../../servers/discord-world.ts";
import { until } from "../../until.ts";
import { buttonsOf, textOf } from "./harness.ts";
import { echo, isPrivate, start } from "./heard.ts";

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

  test("are at most 25 of at most 100 characters, with no value cut short", async () => {
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

  test("keep up with fast typing, and late ones are not logged as failures", async () => {
    const { server, logged } = await start(completing);
    server.failNext(/callback$/, unknownInteraction);
    for (let typed = 1; typed <= 100; typed++) server.type("search", "query", "t".repeat(typed));
    await until(() => expect(server.world.offers).toHaveLength(99));
    expect(logged.join("")).not.toContain('"level":40');
    expect(logged.join("")).not.toContain('"level":50');
  });

  test("are empty if the bot fails", async () => {
    const { server, logged } = await start(async () => {
      throw new Error("out of order");
    });
    server.type("search", "query", "x");
    await until(() => expect(server.world.offers).toEqual([[]]));
    expect(logged.join("")).toContain("out of order");
  });
});

test("the menu of a message asks for news about its text and its links", async () => {
  const { server, heard } = await start(echo);
  server.say("plants in Kaohsiung");
  const [said] = server.world.messages;
  if (!said) throw new Error("nothing was said");
  server.menu("Find related news", said);
  const answer = await server.waitForReply();
  expect(isPrivate(answer)).toBe(true);
  expect(heard).toMatchObject([{ kind: "quote", text: "plants in Kaohsiung" }]);
});

test("a story is chosen from a menu if there is no room for a button each", async () => {
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
  server.choose("3. Story 2…");
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

  test("cannot be deleted by anybody else, who gets a refusal in their language", async () => {
    const { server } = await start(async () => page);
    server.mention("x");
    await server.waitForReply();
    server.world.person.id = server.world.newId();
    server.deny("person", permission.manageChannels);
    server.press("Delete", "zh-TW");
    const refusal = await server.waitForReply();
    expect([textOf(refusal), isPrivate(refusal)]).toEqual([
      "只有提問的人或管理此頻道的人可以刪除這則回答。",
      true,
    ]);
    expect(server.posted).toHaveLength(2);
  });

  test("to a command can be deleted too; private answers and digests have no such button", async () => {
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
