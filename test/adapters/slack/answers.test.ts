import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startSlack } from "../../servers/slack.ts";
import { refusedTokens, slackErrors } from "../../servers/slack-errors.ts";
import { until } from "../../until.ts";
import { scriptedBot } from "../answers/scripted-bot.ts";
import { asTable, type Cell, emptyCells } from "../answers/table.ts";
import { openStage, type Stage } from "./answer-stage.ts";
import { adapterFor, startWorld } from "./world.ts";

// Every way in which Slack can refuse an answer, on every surface, and what the person then sees.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => {
  stage.world.slack.refuse = () => undefined;
});
afterAll(() => stage.world.end());

test.each(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"])(
  "where only the blocks are refused (%s), the text alone is shown in its place",
  async (error) => {
    const { watch } = stage;
    const { slack } = stage.world;
    slack.refuse = (method, { blocks }) => (method === "chat.postMessage" && blocks ? { error } : undefined);
    const watched = watch();
    await slack.mention("tsmc");
    await until(() => expect(watched.seen()).toEqual(["in public: The answer."]));
    slack.refuse = (method, { blocks }) => (method === "response" && blocks ? { status: 400 } : undefined);
    await slack.command("search page");
    await until(() => expect(watched.seen().at(-1)).toContain("to the asker alone: The list / The story"));
  },
);

test("a channel that must stay silent for minutes swallows no later mention: each is answered aside", async () => {
  const { watch, clock, failing } = stage;
  const { slack } = stage.world;
  const inChannel = ({ channel }: Record<string, string>) => channel === "C0GENERAL";
  const surface = { name: "", method: "chat.postMessage", when: inChannel, act: async () => {} } as const;
  slack.refuse = failing(surface, "429", { status: 429, retryAfter: 300 });
  const watched = watch();
  for (const text of ["one", "two", "three"]) await slack.mention(text);
  const line =
    "to the asker alone: I could not answer where you asked. The reason: Slack asks me to write nothing there for 5 minutes: ask again after that. / The answer.";
  await until(() => expect(watched.seen()).toEqual([line, line, line]));
  clock.ahead += 301_000;
  await slack.mention("four");
  await until(() => expect(watched.seen().at(-1)).toBe("in public: The answer."));
});

test("the outcome of a slow form finds its person, whatever Slack does to its window", async () => {
  const people = Object.entries(slackErrors["views.update"]).map(([error, fault], index) => ({
    ...{ error, fault, user: `U1PERSON${index}`, conversation: `D1PERSON${index}` },
  }));
  const done = Promise.withResolvers<void>();
  const slow = await startWorld(
    "http",
    scriptedBot(() => done.promise),
    { now: stage.now, wait: async () => undefined },
  );
  const { slack } = slow;
  for (const { user, conversation } of people) {
    slack.workspace.channels.set(conversation, { kind: "direct", member: true });
    slack.workspace.conversations.set(user, conversation);
    await slack.command("digest on", { user });
  }
  await until(() => expect(slack.views.modals.size).toBe(people.length));
  await Promise.all(people.map(({ user }) => slack.inViews.submit({}, user)));
  slack.refuse = (method, { view_id }) =>
    people.find(({ user }) => method === "views.update" && slack.views.top(user)?.id === view_id)?.fault;
  done.resolve();
  const seenBy = (user: string) =>
    slack.posted.filter(({ onlyFor }) => onlyFor === user).map(({ text }) => text);
  const cells = () =>
    people
      .filter(({ error }) => !refusedTokens.test(error))
      .map(({ error, user }) => ({ error, surface: "form that is slow", seen: seenBy(user).join(" + ") }));
  await until(() => expect(emptyCells(cells())).toEqual([]));
  process.stdout.write(asTable("Slack", cells()));
  expect(cells().every(({ seen }) => seen === "The form is saved.")).toBe(true);
  await slow.end();
});

test("a request that Slack never answers is given up on every surface, and the person sees the answer or why not", async () => {
  const { world, surfaces, cellOf } = await openStage({ apiTimeoutMs: 150, wait: async () => undefined });
  const cells: Cell[] = [];
  for (const surface of surfaces) cells.push(await cellOf(surface, "no response at all", "silent"));
  process.stdout.write(asTable("Slack", cells));
  expect(emptyCells(cells)).toEqual([]);
  await world.end();
});

test("a menu in a form, whose options are an acknowledgement: its person sees options, or Slack's own words", async () => {
  const slack = await startSlack({ mode: "socket", ackWithinMs: 300 });
  const { adapter, logged } = adapterFor(slack);
  await adapter.start((message) =>
    message.text === "late" ? new Promise(() => {}) : scriptedBot()(message),
  );
  await slack.command("digest on");
  await until(() => expect(slack.views.top("U0ANN")).toBeDefined());
  const slacks = "nothing of ours: Slack itself says that there are no results or that loading them failed";
  const seen = async (error: string, typed: string, meanwhile = () => {}) => {
    const looking = slack.inViews.lookUp("zone", typed);
    meanwhile();
    const options = await looking;
    return { error, surface: "menu in a form", seen: options.length ? `the options ${options}` : slacks };
  };
  const cells = [
    await seen("none", "ts"),
    await seen("the bot fails", "fail"),
    await seen("an answer after 3 seconds", "late"),
    await seen("the connection breaks", "ts", () => slack.cut()),
  ];
  process.stdout.write(asTable("Slack", cells));
  expect(cells.map((cell) => cell.seen)).toEqual(["the options tsmc", slacks, slacks, expect.any(String)]);
  expect(logged.filter((line) => line.includes("the bot failed to answer"))).toHaveLength(1);
  await until(async () => expect((await seen("none", "ts")).seen).toBe("the options tsmc"));
  await slack.stop();
  void adapter.stop();
});

test("every error of Slack on every surface: the person sees the answer, or why not and what to do", {
  timeout: 120_000,
}, async () => {
  const { world, surfaces, cellOf } = stage;
  const { slack } = world;
  const cells: Cell[] = [];
  for (const surface of surfaces) {
    for (const [error, fault] of Object.entries(slackErrors[surface.method])) {
      cells.push(await cellOf(surface, error, fault));
    }
    expect(slack.unexpected).toEqual([]);
  }
  process.stdout.write(asTable("Slack", cells));
  expect(emptyCells(cells)).toEqual([]);
  const others = slack.violations.filter((line) => !/^double reply: a message in/.test(line));
  expect(others).toEqual([]);
});
