import type { ChannelRef } from "../../chat/message.ts";
import type { RefusalCode } from "../../chat/refusal.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import { channelInText } from "../../chat/wording/channel-names.ts";
import type { AddressedDelivery } from "../../digest/delivery/delivery-deps.ts";
import type { Sentences } from "../../locales/en/sentences.ts";
import { errorCode, errorText } from "../../locales/error-text.ts";
import { localeFor, sentencesFor } from "../../locales/locale.ts";
import { notice } from "./build-reply.ts";

/**
 * What happens next: it comes by itself once people there have done something, at its next time or as soon as the
 * platform tells of it; it never can; or others must act.
 */
type Outlook = "resumes" | "soon" | "elsewhere" | "others";

const outlooks: Record<RefusalCode, Outlook> = {
  bot_removed: "resumes",
  channel_archived: "resumes",
  channel_deleted: "elsewhere",
  channel_unseen: "resumes",
  forum_without_post: "elsewhere",
  lacks_permission: "soon",
  lacks_scope: "others",
  message_blocked: "resumes",
  message_refused: "others",
  messages_closed: "resumes",
  no_text_channel: "elsewhere",
  not_in_channel: "resumes",
  only_in_threads: "elsewhere",
  posting_restricted: "resumes",
  refused: "others",
  tag_required: "resumes",
  thread_archived: "soon",
  thread_locked: "soon",
  timed_out: "soon",
  too_many_threads: "resumes",
};

/** The message to whoever set up a digest or follow that cannot be posted; `because` as the ledger keeps reasons. */
export function composePaused(paused: AddressedDelivery, because: string): NoticeReply {
  const locale = localeFor(paused.locale);
  return notice({ visibility: "private", locale, zone: "UTC" }, pausedLines(paused, because), {
    title: sentencesFor(locale).paused.title,
  });
}

/** What is paused, where and why; then what happens next. */
export function pausedLines(paused: AddressedDelivery, because: string): string[] {
  const { name, channel, channelName, isPersonal } = paused;
  const words = sentencesFor(localeFor(paused.locale));
  const { line, unnamed, next } = words.paused;
  const digest = name.number > 0 ? words.digestNamed(name.number) : words.digestAskedFor;
  const what = name.kind === "digest" ? digest : words.followNamed(name.number);
  if (isPersonal)
    return [`${words.personal.paused(what)}: ${errorText(because, words)}`, words.personal.pausedNext];
  const kind = name.number > 0 ? name.kind : "onRequest";
  // Of a channel that is gone a platform would show no more than that.
  const isGone = errorCode(because) === "channel_deleted";
  const where = isGone ? (channelName ?? unnamed) : channelInText(channel, channelName ?? unnamed);
  return [line(what, where, errorText(because, words)), next[outlookOf(because, channel)][kind]];
}

/** The state of a paused digest or follow, in a few words each: why, and whether its creator knows; empty for others. */
export function pauseOf(
  because: string | undefined,
  isUntold: boolean | undefined,
  sentences: Sentences,
): string[] {
  if (because === undefined) return [];
  const why = sentences.pausedBecause(errorText(because, sentences));
  return isUntold ? [why, sentences.paused.couldNotTell] : [why];
}

/** These tell of what is granted, so that what they refused does not wait for its next time. */
const tellingPlatforms = new Set(["discord"]);

/** Older reasons have other codes. */
function outlookOf(because: string, { platform }: ChannelRef): Outlook {
  const code = errorCode(because);
  const outlook =
    code !== undefined && Object.hasOwn(outlooks, code) ? outlooks[code as RefusalCode] : "resumes";
  return outlook === "soon" && !tellingPlatforms.has(platform) ? "resumes" : outlook;
}
