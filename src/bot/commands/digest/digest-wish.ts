import type { Action, NoticeReply, PlaceKind } from "../../../chat/reply.ts";
import { headOf, shorten } from "../../../chat/shorten.ts";
import { type DigestWish, formatSchedule, parseSchedule } from "../../../digest/schedule/parse-schedule.ts";
import { nextSlots } from "../../../digest/schedule/schedule.ts";
import { closestZone, zoneMeant } from "../../../digest/schedule/time-zones.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import { momentOf } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";

/** A longer subject is cut, as the confirmation shows. */
const maxAboutLength = 300;

/** The command text that sets a digest like this one. */
export const digestOnCommand = (wish: DigestWish): string => `digest on ${formatSchedule(wish)}`;

/** A digest as its channel takes it: a forum has nothing but posts. Undefined if there can be no threads. */
export function placed(wish: DigestWish, places: PlaceKind[]): DigestWish | undefined {
  if (places.includes("post")) return { ...wish, place: "post" };
  return wish.place === "thread" && !places.includes("thread") ? undefined : wish;
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
