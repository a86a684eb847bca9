import type { Span } from "../history.ts";
import type { Evidence, LedgerRow } from "./evidence.ts";
import type { Verdict } from "./judge.ts";
import { isOfWrongClock } from "./wrong-clock.ts";

/** The start of a process, a round of its work, and a busy machine. */
const promptMs = 60_000;
/** Of look-ups and refused attempts: one minute, two, four, eight, and a quarter of an hour. */
const doubtfulMs = 30 * 60_000;
/** What fails as a process wakes up, or without its store or disk, is tried again after one minute, two, or four. */
const retryMs = 4 * 60_000;
/** At most five alerts an hour; the others wait. */
const alertMs = 61 * 60_000;

/**
 * How long after it was due each delivery was posted, counting only the time in which processes were
 * alive: nobody posts while dead. Its bound follows from its kind, and from whether it was ever in doubt.
 */
export function latenessOf(evidence: Evidence): Pick<Verdict, "late" | "lateness"> {
  const { messages, rows, uptimes, leaps } = evidence;
  const dueIn = ({ dueAt }: LedgerRow) => leaps.find((leap) => contains(leap, dueAt))?.to ?? dueAt;
  const measured = messages.flatMap((message) => {
    const row = rows.find(({ key }) => key === message.key);
    return row && !row.isSetBack && !isOfWrongClock(row, evidence)
      ? [{ message, row, lateMs: overlap(uptimes, { from: dueIn(row), to: message.at }) }]
      : [];
  });
  return {
    lateness: measured.map(({ lateMs }) => lateMs).toSorted((a, b) => a - b),
    late: measured
      .filter(({ message, row, lateMs }) => lateMs > boundOf(row, message.at, evidence))
      .map(({ message, lateMs }) => `${message.key}: ${Math.round(lateMs / 1_000)} s after it was due`),
  };
}

/** A digest waits for another one of its channel that is being looked up. */
function boundOf({ order, dueAt }: LedgerRow, at: number, evidence: Evidence): number {
  const { orders, doubtfulSince, rows, lives } = evidence;
  const lookedUpAt = rows.flatMap((row) => {
    const doubt = row.order === order ? doubtfulSince.get(row.key) : undefined;
    if (!doubt) return [];
    // When it was due was forgotten as it was set back: it is looked up in the next life.
    return row.isSetBack ? (lives.find(({ from }) => from >= doubt.at)?.from ?? []) : row.dueAt;
  });
  if (lookedUpAt.some((moment) => Math.abs(moment - dueAt) <= doubtfulMs)) return doubtfulMs;
  if (orders.find(({ id }) => id === order)?.kind === "follow") return alertMs;
  const wasAmiss = lives.some(({ from, to, isUp }) => !isUp && from < at && to > dueAt);
  return wasAmiss ? promptMs + retryMs : promptMs;
}

const contains = ({ from, to }: Span, moment: number): boolean => from <= moment && moment <= to;

/** How much of a span the others cover; they do not overlap each other. */
const overlap = (spans: Span[], { from, to }: Span): number =>
  spans.reduce((sum, one) => sum + Math.max(0, Math.min(one.to, to) - Math.max(one.from, from)), 0);
