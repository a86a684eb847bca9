import type { refusalsEn } from "../../locales/en/refusals.ts";
import { localeFor, sentencesFor } from "../../locales/locale.ts";
import { line } from "../apologies.ts";
import type { AdapterError, AdapterErrorCode } from "../errors.ts";
import type { NoticeReply, Reply } from "../reply.ts";

/** What somebody asked for. */
export type Attempted = keyof (typeof refusalsEn)["failed"];

/** Why it was not shown where it belongs; `isDoubtful` if it may have been. */
export type Unshown = { attempted: Attempted; error: AdapterError; isDoubtful: boolean };

/** What a failure means that is no refusal of a post. */
const usualReason: Record<AdapterErrorCode, keyof (typeof refusalsEn)["because"]> = {
  auth: "token",
  gone: "too_late",
  forbidden: "refused",
  rate_limited: "busy",
  rejected: "message_refused",
  unavailable: "down",
};

const platformNames: Record<string, string> = { slack: "Slack", discord: "Discord" };

/**
 * One sentence for whoever asked: what was not shown, why, and what to do.
 * @param locale BCP 47
 * @param platform as in a ChannelRef
 */
export function explanation(
  { attempted, error, isDoubtful }: Unshown,
  locale: string | undefined,
  platform: string,
): string {
  const { because, failed, perhaps, sentence } = sentencesFor(localeFor(locale)).refusals;
  // Only of these codes a refusal says more; the others pass by themselves, or are nobody's fault there.
  const isRefusal = ["gone", "forbidden", "rejected"].includes(error.code);
  const usual = { code: usualReason[error.code], details: undefined };
  const { code, details } = (isRefusal && error.refusal) || usual;
  const data = {
    platform: platformNames[platform] ?? platform,
    name: error.code,
    ...waitOf(error),
    ...details,
  };
  return sentence((isDoubtful ? perhaps : failed)[attempted], because[code](data));
}

function waitOf({ retryAfterMs }: AdapterError): { seconds?: number; minutes?: number } {
  if (retryAfterMs === undefined) return {};
  const seconds = Math.ceil(retryAfterMs / 1_000);
  return seconds > 90 ? { minutes: Math.round(seconds / 60) } : { seconds };
}

/** The explanation alone, as a message. */
export const explained = (unshown: Unshown, locale: string | undefined, platform: string): NoticeReply =>
  line(explanation(unshown, locale, platform), locale);

/** An answer with the explanation above it, for the asker alone. */
export function withExplanation(reply: Reply, unshown: Unshown, platform: string): Reply {
  const first = explanation(unshown, reply.locale, platform);
  const visibility = "private";
  if (reply.kind === "notice") return { ...reply, visibility, lines: [first, ...reply.lines] };
  if (reply.kind === "story") return { ...reply, visibility, paragraphs: [first, ...reply.paragraphs] };
  return { ...reply, visibility, notes: [first, ...reply.notes] };
}
