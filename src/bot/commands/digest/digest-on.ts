import type { Action, NoticeReply } from "../../../chat/reply.ts";
import { headOf, shorten } from "../../../chat/shorten.ts";
import { newDigest } from "../../../digest/schedule/new-digest.ts";
import { type DigestWish, formatSchedule, parseSchedule } from "../../../digest/schedule/parse-schedule.ts";
import { nextSlots } from "../../../digest/schedule/schedule.ts";
import { closestZone, zoneMeant } from "../../../digest/schedule/time-zones.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { mayAddDigest, ownership } from "../../personal/bounds.ts";
import { notice } from "../../replies/build-reply.ts";
import { describeOrder, momentOf } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { checkChannel } from "../../require-manager.ts";
import { recentMatchesNote } from "../follow/recent-matches.ts";

/** A longer subject is cut, as the confirmation shows. */
const maxAboutLength = 300;

/** The command text that sets a digest like this one. */
export const digestOnCommand = (wish: DigestWish): string => `digest on ${formatSchedule(wish)}`;

/** Sets a digest for the channel; the same one twice is one digest, and is resumed if it was paused. */
export async function setDigest(text: string, context: RequestContext, deps: BotDeps): Promise<NoticeReply> {
  if (!text) return notice(context, [context.sentences.digestOnHow]);
  const wanted = wishIn(text, context.here.zone, context);
  if ("problem" in wanted) return faultNotice("digest on", wanted, context);
  const { name, mention, obstacles, isHopeless } = await checkChannel(context, deps);
  if (isHopeless) return notice(context, [context.sentences.posting.notSet, ...obstacles]);
  const there = await deps.subscriptions.inChannel(context.message.channel);
  const same = there.find((set) => digestOnCommand(set) === digestOnCommand(wanted));
  const tooMany = same ? undefined : mayAddDigest(there, context);
  if (tooMany) return notice(context, [tooMany]);
  const isResumed = Boolean(same?.pausedBecause) && obstacles.length === 0;
  if (same && isResumed) await deps.subscriptions.resume(same.id);
  const { thread: _, ...channel } = context.message.channel;
  const set =
    same ??
    (await deps.subscriptions.add(
      newDigest(wanted, {
        channel,
        locale: context.here.locale,
        createdBy: context.message.user,
        creatorLocale: context.locale,
        channelName: name,
        createdAt: context.now,
        ...ownership(context),
      }),
    ));
  const matched = await recentMatchesNote(set.about ?? "", context, deps);
  const already = same && (isResumed ? "resumed" : "set");
  return confirm(set, mention, already, [...matched, ...obstacles], context);
}

/** What is wrong with a description, and the description with the zone that was probably meant. */
type FaultyWish = { problem: string; instead?: DigestWish };

/** The digest described by a text such as "08:30 weekdays about chips", or what is wrong with the text. */
export function wishIn(text: string, zone: string, { sentences }: RequestContext): DigestWish | FaultyWish {
  const read = parseSchedule(text, zone);
  if (!("problem" in read)) return { ...read, about: read.about && headOf(read.about, maxAboutLength) };
  const typed = shorten(read.text, 80);
  if (read.problem !== "zone") return { problem: sentences.digestProblem[read.problem](typed) };
  const instead = parseSchedule(text, zone, zoneMeant);
  const problem = sentences.zoneUnknown(typed, closestZone(read.text));
  return "problem" in instead ? { problem } : { problem, instead };
}

/** Says what is wrong with a description; a misspelt zone is put right by a button. */
export function faultNotice(
  command: string,
  { problem, instead }: FaultyWish,
  context: RequestContext,
): NoticeReply {
  const corrected = instead && `${command} ${formatSchedule(instead)}`;
  return notice(context, [problem], {
    actions: corrected
      ? [zoneButton(instead.schedule.zone, oneTimeCommand(corrected, context), context)]
      : [],
  });
}

/** Does what was asked for, with the zone that was probably meant. */
export const zoneButton = (zone: string, command: string, { sentences }: RequestContext): Action => ({
  label: sentences.buttons.withZone(zone),
  command,
  style: "primary",
});

/** The next times of a digest, as text. */
export function upcoming({ schedule }: DigestWish, { sentences, now, locale }: RequestContext): string {
  const slots = nextSlots(schedule, now, 3);
  return sentences.digestNext(slots.map((slot) => momentOf(slot, { locale, zone: schedule.zone, now })));
}

function confirm(
  set: DigestSubscription,
  channel: string | undefined,
  already: "resumed" | "set" | undefined,
  more: string[],
  context: RequestContext,
): NoticeReply {
  const { sentences, locale } = context;
  const { number } = set;
  const order = describeOrder(set, sentences, locale);
  const said = {
    set: sentences.digestAlready,
    resumed: sentences.digestResumed,
    fresh: sentences.digestSet,
  }[already ?? "fresh"];
  const label = already ? sentences.buttons.stop(number) : sentences.buttons.undo;
  return notice(context, [said(number, order, channel), upcoming(set, context), ...more], {
    changed: true,
    actions: [
      { label: sentences.buttons.preview, command: `digest preview ${number}` },
      { label: sentences.editing.button, command: `digest edit ${number}` },
      { label, command: oneTimeCommand(`digest off ${number}`, context) },
    ],
  });
}
