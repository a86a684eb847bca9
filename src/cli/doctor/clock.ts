import type { CheckResult } from "../../chat/check-result.ts";
import { lastClockNote } from "../../storage/clock/clock-watch.ts";
import type { Storage } from "../../storage/storage.ts";

const minuteMs = 60_000;
/** For so long a clock that was ahead is worth knowing of. */
const reportedMs = 7 * 86_400_000;

const remedy = "let the machine keep its clock by the network (timedatectl set-ntp true)";

/** Whether the clock runs behind what was stored by it: times that have not come, or had not lately. */
export async function checkClock({ times, keyValues }: Storage, now: number): Promise<CheckResult> {
  const part = "Clock";
  const latest = await times.latestAhead(now);
  if (latest !== undefined) {
    const detail = `something was stored as of ${instant(latest)}, which has not come: the clock was ahead, or is behind now`;
    return {
      part,
      verdict: "warn",
      detail,
      remedy: `${remedy}; Newsdesk sets it back within an hour, or at its start`,
    };
  }
  const note = await lastClockNote(keyValues);
  if (note && now - note.noticedAt < reportedMs) {
    const ahead = `${Math.round(note.aheadMs / minuteMs)} minutes ahead`;
    const detail = `it was ${ahead} until ${instant(note.noticedAt)}; what was stored with later times was set back`;
    return { part, verdict: "warn", detail, remedy };
  }
  return { part, verdict: "pass", detail: "nothing is stored as of a time that has not come" };
}

const instant = (time: number): string => new Date(time).toISOString().slice(0, 16).replace("T", " ");
