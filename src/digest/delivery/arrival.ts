import type { Delivery } from "../ledger.ts";

/** A message may appear only after its request was given up; none appears later than this. */
const arrivalMs = 60_000;

/**
 * For how many ms the last request of a delivery may still be on its way. A clock may have been set since it left, so
 * the machine's uptime decides, which at a restart of the machine begins at zero. Another machine's says nothing here:
 * there the clock does.
 */
export function arrivesInMs(
  { lastRequestedAt, requestUptime }: Pick<Delivery, "lastRequestedAt" | "requestUptime">,
  { now, uptime }: { now: number; uptime: number },
): number {
  const before = requestUptime !== undefined && requestUptime <= uptime ? requestUptime : 0;
  const byUptime = before + arrivalMs - uptime;
  const byClock = lastRequestedAt === undefined ? 0 : lastRequestedAt + arrivalMs - now;
  // Longer than a minute is left only where the clock was set back.
  return Math.max(0, byUptime, byClock <= arrivalMs ? byClock : 0);
}
