import type { WrongClock } from "../history.ts";
import { slotMs } from "../newsroom/orders.ts";
import type { Evidence, LedgerRow } from "./evidence.ts";

/** Nothing is posted before it is due. */
const earlyMs = 60_000;

/** Whether a delivery was due by a clock that was wrong, or was posted while one was: its times say nothing. */
export function isOfWrongClock(row: LedgerRow, { messages, wrongClocks }: Evidence): boolean {
  const { key, dueAt, requestedAt } = row;
  const at = messages.find((message) => message.key === key)?.at;
  // What was made by a clock that was ahead was due long after it was posted, or was set back.
  const behind = wrongClocks.filter(({ byMs, from }) => byMs < 0 && from <= (at ?? from));
  const isMade = isMadeByWrongClock(dueAt, behind);
  if (at === undefined) return isMade && (requestedAt === undefined || isShown(requestedAt, behind));
  return dueAt > at + earlyMs || isMade || wrongClocks.some(({ from, to }) => from <= at && at <= to);
}

/** Whether it is the latest slot, or the moment, that a wrong clock showed. */
export const isMadeByWrongClock = (dueAt: number, wrongClocks: WrongClock[]): boolean =>
  wrongClocks.some(({ from, to, byMs }) => from + byMs - slotMs < dueAt && dueAt <= to + byMs);

const isShown = (moment: number, wrongClocks: WrongClock[]): boolean =>
  wrongClocks.some(({ from, to, byMs }) => from + byMs <= moment && moment <= to + byMs);
