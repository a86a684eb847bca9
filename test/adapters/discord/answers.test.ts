import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { missingPermissions } from "../../servers/discord-answers.ts";
import { discordErrors } from "../../servers/discord-errors.ts";
import type { Fault } from "../../servers/discord-rest.ts";
import type { StoredMessage } from "../../servers/discord-world.ts";
import { scriptedBot } from "../answers/scripted-bot.ts";
import { asTable, type Cell, emptyCells } from "../answers/table.ts";
import { type Started, start, textOf } from "./harness.ts";

// Every way in which Discord can refuse an answer, on every surface, and what the person then sees.

type Surface = {
  name: string;
  /** The requests that fail. */
  endpoint: keyof typeof discordErrors;
  match: RegExp;
  /** What else is refused here all the time. */
  besides?: RegExp;
  /** Brings the person to where they act. */
  before?: () => Promise<unknown>;
  act: () => void;
  /** What the person sees where Discord's own rules leave no place for an answer, and why. */
  nothing?: string;
};

const unanswered: string[] = [];
let running: Started;

beforeAll(async () => {
  // discord.js keeps its rate limits by this clock.
  vi.useFakeTimers({ toFake: ["Date"] });
  running = await start(scriptedBot(), {
    now: () => Date.now(),
    wait: async (ms) => pass(ms),
    onUnanswered: (reason) => unanswered.push(reason),
  });
});
afterAll(async () => {
  await running.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => void vi.setSystemTime(Date.now() + ms);

const callback = /\/callback$/;
const edit = /^PATCH .*@original$/;
const followUp = /^POST \/webhooks\//;
const deletion = /^DELETE .*@original$/;

const outcome = /"an answer (was|could) /;

/** Does something, and waits until its answer has been shown. */
async function answered(act: () => void): Promise<void> {
  const { length } = running.logged;
  act();
  const isShown = () => running.logged.slice(length).some((line) => outcome.test(line));
  await vi.waitFor(() => expect(isShown()).toBe(true), { timeout: 20_000, interval: 1 });
}

/** A list with all its buttons, for the asker alone. */
async function showList(): Promise<void> {
  await answered(() => running.server.command("search", { query: "page" }));
  const isThere = () => running.server.posted.some((one) => shown(one).includes("The list"));
  await vi.waitFor(() => expect(isThere()).toBe(true), { timeout: 20_000, interval: 1 });
}

async function openForm(): Promise<void> {
  await showList();
  const { modals } = running.server.world;
  const { length } = modals;
  running.server.press("Set up");
  await vi.waitFor(() => expect(modals.length).toBeGreaterThan(length), { interval: 1 });
}

/** What the log says may be of the mention before. */
async function postPublicly(): Promise<void> {
  await answered(() => running.server.mention("tsmc"));
  const isThere = () => running.server.posted.some(isPublic);
  await vi.waitFor(() => expect(isThere()).toBe(true), { timeout: 20_000, interval: 1 });
}

const press = (label: string) => () => running.server.press(label);
const command = () => running.server.command("search", { query: "tsmc" });
const share = () => running.server.command("share", { story: "a1" });

const surfaces = (channel: string, direct: string): Surface[] => [
  { name: "slash command", endpoint: "callback", match: callback, act: command },
  { name: "slash command, its deferred answer", endpoint: "webhook", match: edit, act: command },
  {
    name: "slash command in a direct message",
    ...{ endpoint: "webhook", match: edit },
    act: () => running.server.command("search", { query: "tsmc" }, "direct"),
  },
  {
    name: "Find related news",
    ...{ endpoint: "webhook", match: edit, before: postPublicly },
    act: () =>
      running.server.menu("Find related news", running.server.posted.findLast(isPublic) as StoredMessage),
  },
  {
    name: "mention",
    ...{ endpoint: "message", match: new RegExp(`^POST /channels/${channel}/messages$`) },
    act: () => running.server.mention("tsmc"),
  },
  {
    name: "mention where nobody may write",
    ...{ endpoint: "direct", match: new RegExp(`^POST /(users/@me/channels|channels/${direct}/messages)$`) },
    besides: new RegExp(`^POST /channels/${channel}/messages$`),
    act: () => running.server.mention("tsmc"),
    nothing: "nothing: the bot may write neither there nor to this person; logged and counted once",
  },
  {
    name: "direct message",
    ...{ endpoint: "direct", match: new RegExp(`^POST /channels/${direct}/messages$`) },
    act: () => running.server.direct("tsmc"),
    nothing: "nothing: this conversation is the only place, and takes no message; logged and counted once",
  },
  { name: "Next, in its place", endpoint: "webhook", match: edit, before: showList, act: press("Next") },
  { name: "Next", endpoint: "callback", match: callback, before: showList, act: press("Next") },
  {
    name: "Read, below the list",
    endpoint: "webhook",
    match: followUp,
    before: showList,
    act: press("Open"),
  },
  { name: "Undo", endpoint: "webhook", match: followUp, before: showList, act: press("Undo") },
  { name: "Share", endpoint: "webhook", match: followUp, before: showList, act: press("Share") },
  { name: "share, its first step", endpoint: "webhook", match: edit, act: share },
  { name: "share, its second step", endpoint: "webhook", match: followUp, act: share },
  { name: "share, its last step", endpoint: "webhook", match: deletion, act: share },
  { name: "form by a button", endpoint: "callback", match: callback, before: showList, act: press("Set up") },
  {
    name: "form submitted",
    ...{ endpoint: "callback", match: callback, before: openForm, act: () => running.server.submit() },
  },
  {
    name: "form submitted, its outcome",
    ...{ endpoint: "webhook", match: edit, before: openForm, act: () => running.server.submit() },
  },
  {
    name: "completion",
    ...{ endpoint: "callback", match: callback, act: () => running.server.type("search", "query", "ts") },
    nothing:
      "nothing of ours: Discord itself says that loading the options failed, and takes no other answer",
  },
  { name: "Delete", endpoint: "webhook", match: deletion, before: postPublicly, act: press("Delete") },
];

const isPublic = ({ channel_id, flags }: StoredMessage) =>
  channel_id === running.server.world.channelId && !(flags & 64);

/** What has changed in front of the person since. */
function watch() {
  const { server, logged } = running;
  const shownBefore = new Map(server.posted.map((one) => [one.id, shown(one)]));
  const [failures, logs, modals, offers] = [
    ...[unanswered.length, logged.length, server.world.modals.length, server.world.offers.length],
  ] as [number, number, number, number];
  const news = () => server.posted.filter((one) => shownBefore.get(one.id) !== shown(one));
  return {
    publicNews: () => news().filter((one) => !shownBefore.has(one.id) && isPublic(one)),
    seen: (): string[] => [
      ...news().map((one) => `${whereIs(one)}: ${shown(one)}`),
      ...server.world.modals.slice(modals).map(() => "the form"),
      ...server.world.offers.slice(offers).map((list) => `the options ${list.map(({ name }) => name)}`),
      ...[...shownBefore.keys()]
        .filter((id) => !server.posted.some((one) => one.id === id))
        .map(() => "it is gone"),
    ],
    failures: () => unanswered.slice(failures),
    /** Forms that open and answers that are deleted are not followed by any message. */
    isOver: () =>
      server.world.modals.length > modals ||
      logged.slice(logs).some((line) => outcome.test(line)) ||
      server.world.offers.length > offers ||
      [...shownBefore.keys()].some((id) => !server.posted.some((one) => one.id === id)),
    logged: () => logged.slice(logs).filter((line) => line.includes("an answer could be shown nowhere")),
  };
}

const shown = (message: StoredMessage): string =>
  [message.content, textOf(message)].join("").replaceAll("\n", " / ");

function whereIs(message: StoredMessage): string {
  if (message.channel_id === running.server.world.directId) return "direct message";
  return isPublic(message) ? "in public" : "to the asker alone";
}

async function cellOf(
  surface: Surface,
  error: string,
  { answer, times = 99, applied }: Omit<Fault, "match">,
): Promise<Cell> {
  const { server } = running;
  const which = `${surface.name}, ${error}`;
  server.world.messages.length = 0;
  await surface.before?.();
  const watched = watch();
  if (surface.besides) server.failNext(surface.besides, missingPermissions, { times: 99 });
  server.failNext(surface.match, answer, { times, applied });
  surface.act();
  const isGone = surface.name === "Delete" && error.startsWith("10008");
  // A completion that comes too late is dropped without a word.
  const isDropped = surface.name === "completion" && /^(10062|40060|50027) /.test(error);
  if (isDropped || isGone) await new Promise((soon) => setTimeout(soon, 20));
  else await vi.waitFor(() => expect(watched.isOver(), which).toBe(true), { timeout: 20_000, interval: 1 });
  // A form is open before the client knows.
  if (surface.name === "form by a button") await new Promise((soon) => setTimeout(soon, 20));
  const seen = watched.seen();
  server.recover();
  // Past every rate limit.
  pass(301_000);
  expect(watched.publicNews().length, which).toBeLessThan(2);
  // With all of an interaction's endpoints closed, Discord itself ends the waiting after fifteen minutes.
  if (!error.startsWith("429 everywhere") && !surface.nothing) expect(server.hanging, which).toEqual([]);
  expect(watched.logged(), which).toHaveLength(watched.failures().length);
  return {
    error,
    surface: surface.name,
    seen: seen.join(" + ") || surface.nothing || (isGone ? "nothing: it is gone already" : ""),
  };
}

test("every error of Discord on every surface: the person sees the answer, or why not and what to do", {
  timeout: 120_000,
}, async () => {
  const { server } = running;
  const cells: Cell[] = [];
  for (const surface of surfaces(server.world.channelId, server.world.directId)) {
    for (const [error, fault] of Object.entries(discordErrors[surface.endpoint])) {
      cells.push(await cellOf(surface, error, fault));
    }
  }
  process.stdout.write(asTable("Discord", cells));
  expect(emptyCells(cells)).toEqual([]);
  // A deletion that was carried out is asked for again when its response is lost; and a completion that
  // nobody waits for any more may be tried again after the clock was moved on.
  const harmless = ["a deletion of nothing", "an answer after 3 seconds"];
  expect(server.violations.filter((line) => !harmless.includes(line))).toEqual([]);
});
