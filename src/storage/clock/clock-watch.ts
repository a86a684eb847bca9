import type { Logger } from "pino";
import { z } from "zod";
import type { KeyValueStore } from "../../chat/key-value-store.ts";
import type { StoredTimes } from "./set-back.ts";

/** The key under which the last time is saved at which the clock was found to have been ahead. */
const noteName = "clock was ahead";
const checkEveryMs = 60 * 60_000;
/** A correction by less is no jump. */
const jumpMs = 2_000;

/** When it was noticed that the clock had been ahead, and by how much (ms). */
const clockNote = z.object({ noticedAt: z.number(), aheadMs: z.number() });
type ClockNote = z.infer<typeof clockNote>;

/**
 * Notices a clock that was ahead, at the start, when it jumps back, and once an hour. What was stored with
 * times that have not come is set back: else digests, alerts and feeds would wait for them in silence.
 * Each call is quick unless there is something to set back. Throws StorageError.
 */
export function createClockWatch(
  { times, keyValues }: { times: StoredTimes; keyValues: KeyValueStore },
  now: () => number,
  log: () => Pick<Logger, "warn">,
) {
  let last = Number.NEGATIVE_INFINITY;
  let checkedAt = Number.NEGATIVE_INFINITY;
  return async (): Promise<void> => {
    const current = now();
    const jumped = last - current;
    last = current;
    const isDue = jumped > jumpMs || Math.abs(current - checkedAt) >= checkEveryMs;
    if (!isDue) return;
    const latest = await times.latestAhead(current);
    if (latest !== undefined || jumped > jumpMs) {
      const note: ClockNote = {
        noticedAt: current,
        aheadMs: Math.round(Math.max((latest ?? 0) - current, jumped)),
      };
      await times.setBack(current);
      await keyValues.write(noteName, JSON.stringify(note));
      log().warn(note, "the clock was ahead: what was stored with times that have not come is set back");
    }
    checkedAt = current;
  };
}

/** When the clock was last found to have been ahead; undefined if it never was. */
export async function lastClockNote(keyValues: KeyValueStore): Promise<ClockNote | undefined> {
  const text = await keyValues.read(noteName);
  return text === undefined ? undefined : clockNote.parse(JSON.parse(text));
}
