import { momentOf } from "../../../src/bot/replies/format-time.ts";
import type { DeliveryState } from "../../../src/digest/ledger.ts";
import type { PastLife, Span } from "../history.ts";
import type { CrashNewsroom } from "../newsroom/newsroom.ts";
import type { CrashOrder } from "../newsroom/orders.ts";
import { directMessages, publicMessages } from "./messages.ts";

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
  /** The beginning of a digest's window, whose end is `dueAt`; undefined for an alert. */
  from?: number;
  /** What it shows, or would have shown. */
  stories: number[];
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
  wrongClocks: Span[];
  leaps: Span[];
  lives: PastLife[];
  requested: Set<string>;
  doubtfulSince: Map<string, string>;
};

export async function collectEvidence(newsroom: CrashNewsroom): Promise<Evidence> {
  const { orders, writtenAt, history } = newsroom;
  const messages = await messagesInLedger(newsroom);
  const rows = await ledgerRows(newsroom);
  return { orders, writtenAt, messages, rows, ...history };
}

/** A delivery that a clock dated into the future has another key now: the ledger's message tells which. */
async function messagesInLedger(newsroom: CrashNewsroom) {
  const rows = await newsroom.store.rows("select key, message from deliveries where message is not null");
  const keys = new Map(
    rows.map(({ key, message }) => [
      (JSON.parse(String(message)) as { message: string }).message,
      String(key),
    ]),
  );
  return publicMessages(newsroom).map((one) => ({ ...one, key: keys.get(one.id) ?? one.key }));
}

async function ledgerRows(newsroom: CrashNewsroom): Promise<LedgerRow[]> {
  const { store, orders } = newsroom;
  const digests = new Set(orders.filter(({ kind }) => kind === "digest").map(({ id }) => id));
  const direct = directMessages(newsroom);
  const texts = new Map((await messagesInLedger(newsroom)).map(({ key, text }) => [key, text]));
  const shown = Map.groupBy(
    await store.rows(
      "select delivery_key as key, title from shown_stories join articles on articles.id = article_id",
    ),
    ({ key }) => String(key),
  );
  const rows = await store.rows("select key, subscription_id, due_at, state, edition from deliveries");
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
      state: row.state as DeliveryState,
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
