import { canonicalCommand } from "../../locales/understood.ts";
import { splitForMe } from "../interpret/personal/for-me.ts";

/** About what is posted, so that it can be somebody's own: not the preview of a digest, nor a list behind a button. */
const aboutPosts =
  /^(?:follow|unfollow|following|mute|unmute|digest (?!all |alerted |kept |repost |arrived |preview$))/;
/** What sets or posts something, so that there must be somewhere to send it. */
const beginning = /^(?:follow(?!ing| edit )|mute .|digest (?!off|edit|status|preview))/;
/** Commands after whose name "for me" may stand as well as at their end. */
const nameAlone = /^(?:follow|unfollow|following|mute|unmute|digest(?: (?:on|off|edit|status|now))?)$/;

/** Whether a command text, without "for me", can be about what is somebody's own. */
export const canBeOwn = (text: string): boolean => aboutPosts.test(canonicalCommand(text));

/** Whether it sets or posts something. */
export const begins = (text: string): boolean => beginning.test(canonicalCommand(text));

/**
 * A command that was typed for the person alone, without the words that say so: at its end, before its quiet hours,
 * or right after its name. Undefined for any other text.
 */
export function ownCommand(typed: string): string | undefined {
  const { before = "", after = "" } = splitForMe(typed) ?? {};
  const isAtEnd = after === "" || canonicalCommand(`follow ${after}`).startsWith("follow quiet ");
  if (!before || !(isAtEnd || nameAlone.test(canonicalCommand(before)))) return undefined;
  const text = `${before} ${after}`.trim();
  return canBeOwn(text) ? text : undefined;
}
