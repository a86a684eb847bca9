import type { Reading, ReadingKind } from "../reading.ts";
import { isOnBehalf, withoutForMe } from "./for-me.ts";

/** What can be somebody's own. */
const ownKinds = new Set<ReadingKind>([
  "follow",
  "unfollow",
  "following",
  "mute",
  "unmute",
  "digest-on",
  "digest-off",
  "digest-status",
  "digest-now",
]);

const courtesy = /^(?:(?:please|kindly|hey|hi|newsdesk|can|could|would|will|you),? )+/i;
const thanks = /,? (?:please|pls|thanks|thank you)[.!]?$/i;

/** The reading of an order that somebody gives for themselves alone; undefined if it is none. */
export function readPersonal(text: string, read: (text: string) => Reading): Reading | undefined {
  const bare = withoutForMe(text);
  // "watch tsmc" alone is no order, "watch tsmc for me" is one.
  for (const said of bare ? [bare, `${bare.replace(courtesy, "").replace(thanks, "")} for me`] : []) {
    const reading = read(said);
    if (ownKinds.has(reading.command)) return { ...reading, isPersonal: true };
  }
  if (!isOnBehalf(text)) return undefined;
  const reading = read(text);
  const isFollow = reading.command === "follow" || reading.command === "unfollow";
  return isFollow ? { ...reading, isPersonal: true } : undefined;
}
