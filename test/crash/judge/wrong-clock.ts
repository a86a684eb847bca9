import type { WrongClock } from "../history.ts";
import { slotMs } from "../newsroom/orders.ts";
import type { Evidence, LedgerRow } from "./evidence.ts";

/** Nothing is posted before it is due. */
const earlyMs = 60_000;

/** Whether a delivery was due by a clock that was wrong, or was posted while one was: its times say nothing. */
export function isOfWrongClock({ key, dueAt }: LedgerRow, { messages, wrongClocks }: Evidence): boolean {
  const at = messages.find((message) => message.key === key)?.at;
  if (at === undefined) return isMadeByWrongClock(dueAt, wrongClocks);
  const before = wrongClocks.filter(({ from }) => from <= at);
  return dueAt > at + earlyMs || before.some(({ to }) => at <= to) || isMadeByWrongClock(dueAt, before);
}

/** Whether it is the latest slot, or the moment, that a wrong clock showed. */
export const isMadeByWrongClock = (dueAt: number, wrongClocks: WrongClock[]): boolean =>
  wrongClocks.some(({ from, to, byMs }) => from + byMs - slotMs < dueAt && dueAt <= to + byMs);
