import type { PastLife } from "../history.ts";
import type { CrashOrder } from "../newsroom/orders.ts";
import type { Evidence, LedgerRow, ShownMessage } from "./evidence.ts";
import { latenessOf } from "./lateness.ts";
import { windowFaults } from "./windows.ts";

/** What is wrong, one line each, and what could not be decided. */
export type Verdict = {
  /** Stories that an order never showed. */
  lost: string[];
  /** Messages posted twice, and stories shown twice that were not perhaps missed. */
  doubled: string[];
  undecided: Undecided[];
  /** Undecided deliveries of which nobody was told. */
  untold: string[];
  /** Windows with a gap, an overlap or a false beginning. */
  windows: string[];
  /** Deliveries that came later than they may. */
  late: string[];
  /** How late each message was, in ms of the time in which processes were alive, sorted. */
  lateness: number[];
  /** Undecided deliveries on Discord that a process had the time to repeat while Discord knew the request. */
  unasked: string[];
  /** Deliveries that are not done, and messages that belong to none. */
  open: string[];
};

/** A delivery in doubt, at which kill it came there, and whether its request had reached the platform. */
export type Undecided = {
  key: string;
  platform: string;
  isReadable: boolean;
  kill: string;
  arrived: boolean;
};

/** Decides by what the platforms stored; the ledger's own word counts only where it admits a doubt. */
export function judge(evidence: Evidence): Verdict {
  const perOrder = evidence.orders.map((order) => judgeOrder(order, evidence));
  const undecided = undecidedOf(evidence);
  return {
    lost: perOrder.flatMap(({ lost }) => lost),
    doubled: perOrder.flatMap(({ doubled }) => doubled),
    undecided,
    untold: evidence.rows
      .filter((row) => row.state === "uncertain" && !row.isTold)
      .map((row) => nameOf(row, evidence)),
    unasked: undecided.filter((one) => isUnasked(one, evidence)).map(({ key, kill }) => `${key}: ${kill}`),
    windows: windowFaults(evidence),
    ...latenessOf(evidence),
    open: [
      ...evidence.rows
        .filter(({ state }) => state === "due" || state === "claimed")
        .map((row) => nameOf(row, evidence)),
      ...perOrder.flatMap(({ strange }) => strange),
    ],
  };
}

function judgeOrder(order: CrashOrder, { messages, rows, writtenAt, lives }: Evidence) {
  const own = messages.filter((message) => message.order === order.id);
  const ownRows = rows.filter((row) => row.order === order.id);
  const stories = writtenAt.map((_, place) => place + 1);
  const where = `${order.kind} in ${order.channel.platform} ${order.channel.channel}`;
  const inLife = ({ at }: ShownMessage) => describeLife(at, lives);
  return {
    lost: stories
      .filter((story) => !own.some((one) => one.stories.includes(story)))
      .map(
        (story) =>
          `${where}: story ${story}, written before: ${describeLife((writtenAt[story - 1] ?? 0) + 1, lives)}`,
      ),
    doubled: [
      ...doubledMessages(own, ownRows).map(
        (message) => `${where}: message ${message.key}, ${inLife(message)}`,
      ),
      ...stories.filter((story) => isDoubled(story, own, ownRows)).map((story) => `${where}: story ${story}`),
    ],
    strange: own
      .filter(({ key }) => !ownRows.some((row) => row.key === key))
      .map(({ key }) => `${where}: a message of no delivery (${key})`),
  };
}

/** Those with the key or the slot of an earlier one: an empty digest twice is one too. */
function doubledMessages(messages: ShownMessage[], rows: LedgerRow[]): ShownMessage[] {
  const keys = messages.map(({ key }) => key ?? "none");
  const digests = rows.filter(({ from, isSetBack }) => from !== undefined && !isSetBack);
  const slots = keys.map((key) => digests.find((row) => row.key === key)?.dueAt);
  return messages.filter(
    (_, place) =>
      keys.indexOf(keys[place] ?? "") < place ||
      (slots[place] !== undefined && slots.indexOf(slots[place]) < place),
  );
}

/** The life in which, or before which, something happened, and the one before that. */
function describeLife(at: number, lives: PastLife[]): string {
  const place = lives.findIndex(({ to }) => to >= at);
  const [before, here] = [lives[place - 1], lives[place]];
  return `life ${place}: ${here?.plan ?? "none"}; before it: ${before?.plan ?? "none"}`;
}

/** A story may be shown again only as perhaps missed, and only if a delivery that showed it was in doubt. */
function isDoubled(story: number, messages: ShownMessage[], rows: LedgerRow[]): boolean {
  const shown = messages.filter(({ stories }) => stories.includes(story));
  const again = shown.filter(({ again: perhaps }) => perhaps.includes(story));
  const isDoubtful = ({ state, isMadeUpFor }: LedgerRow) => state === "uncertain" || isMadeUpFor;
  const doubts = rows.filter((row) => isDoubtful(row) && row.stories.includes(story));
  return shown.length - again.length > 1 || again.length > doubts.length;
}

function undecidedOf({ rows, orders, doubtfulSince, requested }: Evidence): Undecided[] {
  return rows
    .filter(({ state }) => state === "uncertain")
    .map(({ key, order }) => {
      const { channel, isReadable = false } = orders.find(({ id }) => id === order) ?? {};
      return {
        ...{ key, isReadable, platform: channel?.platform ?? "none" },
        kill: doubtfulSince.get(key)?.kill ?? "no kill",
        arrived: requested.has(key),
      };
    });
}

/** For "the past few minutes" Discord answers a repeated request with the first message; two are promised. */
const repeatableMs = 115_000;
/** The start of a process on a busy machine, and its first round of work. */
const roundMs = 20_000;

function isUnasked({ key, platform }: Undecided, { rows, uptimes, wrongClocks }: Evidence): boolean {
  const { requestedAt } = rows.find((row) => row.key === key) ?? {};
  if (platform !== "discord" || requestedAt === undefined) return false;
  const until = requestedAt + repeatableMs;
  return uptimes.some(
    ({ from, to }) =>
      from > requestedAt &&
      Math.min(to, until) - from >= roundMs &&
      // A process with a wrong clock may have given it up before.
      !wrongClocks.some((wrong) => requestedAt < wrong.from && wrong.from <= from),
  );
}

function nameOf({ key, order, state }: LedgerRow, { orders }: Evidence): string {
  const found = orders.find(({ id }) => id === order);
  return `${found?.kind ?? "removed"} in ${found?.channel.platform} ${found?.channel.channel}: ${state} ${key}`;
}
