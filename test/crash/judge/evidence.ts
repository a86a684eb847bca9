import { momentOf } from "../../../src/bot/replies/format-time.ts";
import type { DeliveryState } from "../../../src/digest/ledger.ts";
import { askedKey } from "../../../src/digest/schedule/due-slots.ts";
import type { BegunDoubt, PastLife, Span, WrongClock } from "../history.ts";
import type { JudgedNewsroom } from "../newsroom/newsroom.ts";
import type { CrashOrder } from "../newsroom/orders.ts";
import { directMessages, publicMessages } from "./messages.ts";
import { isMadeByWrongClock } from "./wrong-clock.ts";

const minuteMs = 60_000;

/** A message that a platform stored in public: which order it is of, and what it shows. */
export type ShownMessage = {
  order: string;
  /** The delivery's key; undefined if it carries none. */
  key?: string;
  /** When the platform stored it, by the right clock. */
  at: number;
  stories: number[];
  /** Those it shows again because they were perhaps missed. */
  again: number[];
};

/** A delivery in the ledger after the run. */
export type LedgerRow = {
  key: string;
  order: string;
  dueAt: number;
  state: DeliveryState;
  /** Whether a later edition showed its stories as perhaps missed; a process that wakes up may still record it as sent. */
  isMadeUpFor: boolean;
  /** The beginning of a digest's window, whose end is `dueAt`; undefined for an alert. */
  from?: number;
  /** Whether `dueAt` is when a process noticed that, by its clock, this delivery was of the future. */
  isSetBack: boolean;
  /** What it shows, or would have shown. */
  stories: number[];
  /** When its first request left, by the clock of its process; undefined if there was none, or its clock was wrong. */
  requestedAt?: number;
  /** Whether a direct message says that it was perhaps not posted. */
  isTold: boolean;
  /** Whether its message names the beginning of its window; true if there is no message. */
  namesWindow: boolean;
};

/** All that is known when a run is over; a pure `judge` decides on it. */
export type Evidence = {
  orders: CrashOrder[];
  /** When each story was written, by the right clock; the first is story 1. */
  writtenAt: number[];
  messages: ShownMessage[];
  rows: LedgerRow[];
  uptimes: Span[];
  wrongClocks: WrongClock[];
  leaps: Span[];
  lives: PastLife[];
  requested: Set<string>;
  doubtfulSince: Map<string, BegunDoubt>;
};

export async function collectEvidence(newsroom: JudgedNewsroom): Promise<Evidence> {
  const { orders, writtenAt, history } = newsroom;
  const rows = await ledgerRows(newsroom);
  return { orders, writtenAt, messages: publicMessages(newsroom), rows, ...history };
}

async function ledgerRows(newsroom: JudgedNewsroom): Promise<LedgerRow[]> {
  const { store, orders, history } = newsroom;
  const digests = new Set(orders.filter(({ kind }) => kind === "digest").map(({ id }) => id));
  const direct = directMessages(newsroom);
  const texts = new Map(publicMessages(newsroom).map(({ key, text }) => [key, text]));
  const shown = Map.groupBy(
    await store.rows(
      "select delivery_key as key, title from shown_stories join articles on articles.id = article_id",
    ),
    ({ key }) => String(key),
  );
  const rows = await store.rows(
    "select key, subscription_id, due_at, state, doubt, edition, begun_at from deliveries",
  );
  const noticedAt = (order: string) =>
    rows.filter((row) => row.subscription_id === order).map((row) => Number(row.due_at));
  return rows.map((row) => {
    const key = String(row.key);
    const order = String(row.subscription_id);
    const hasWindow = row.edition && digests.has(order);
    const edition = hasWindow ? (JSON.parse(String(row.edition)) as { from: number }) : undefined;
    const text = texts.get(key);
    return {
      key,
      order,
      dueAt: Number(row.due_at),
      isSetBack: digests.has(order)
        ? isSetBack({ key, order, dueAt: Number(row.due_at) }, noticedAt(order))
        : isMadeByWrongClock(Number(row.due_at), history.wrongClocks),
      state: row.state as DeliveryState,
      isMadeUpFor: row.doubt === "made_up",
      requestedAt: row.begun_at === null ? undefined : Number(row.begun_at),
      from: edition?.from,
      stories: (shown.get(key) ?? []).flatMap(({ title }) => Number(/story (\d+)/.exec(String(title))?.[1])),
      isTold: direct.some((message) => message.includes(key)),
      namesWindow:
        text === undefined ||
        edition === undefined ||
        text.includes(momentOf(edition.from, { locale: "en", zone: "UTC", now: Number(row.due_at) })),
    };
  });
}

/** A digest is due at a slot, which begins with a minute, or when it was requested, which its key names with the moment of the last setting back. */
const isSetBack = (
  { key, order: id, dueAt }: Pick<LedgerRow, "key" | "order" | "dueAt">,
  noticedAt: number[],
): boolean =>
  dueAt % minuteMs !== 0 &&
  ![0, ...noticedAt].some((setBackAt) => askedKey({ id, setBackAt }, dueAt) === key);
