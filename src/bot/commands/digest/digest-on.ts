import type { NoticeReply } from "../../../chat/reply.ts";
import { headOf, shorten } from "../../../chat/shorten.ts";
import { type DigestWish, formatSchedule, parseSchedule } from "../../../digest/schedule/parse-schedule.ts";
import { latestSlot, nextSlots } from "../../../digest/schedule/schedule.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTime } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import { describeOrder, momentOf } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { obstacles } from "../../require-manager.ts";
import { recentMatchesNote } from "../follow/recent-matches.ts";

/** What a digest is about is a question; longer ones are cut, and the confirmation shows it. */
const longestAbout = 300;

/** The command text that sets a digest like this one. */
export const digestOnCommand = (wish: DigestWish): string => `digest on ${formatSchedule(wish)}`;

/** Sets a digest for the channel; the same order twice is one digest, and goes on where it was paused. */
export async function setDigest(text: string, asked: RequestContext, room: BotDeps): Promise<NoticeReply> {
  if (!text) return notice(asked, [asked.words.digestOnHow]);
  const wanted = wishIn(text, asked.here.zone, asked);
  if ("problem" in wanted) return notice(asked, [wanted.problem]);
  const there = await room.subscriptions.inChannel(asked.message.channel);
  const same = there.find((set) => digestOnCommand(set) === digestOnCommand(wanted));
  if (same?.pausedBecause) await room.subscriptions.resume(same.id);
  const set = same ?? (await subscribe(wanted, asked, room));
  const matched = await recentMatchesNote(set.about ?? "", asked, room);
  return confirm(set, same !== undefined, [...matched, ...(await obstacles(asked, room))], asked);
}

/** What is wished of a digest in words such as "08:30 weekdays about chips", or what is wrong with them. */
export function wishIn(
  text: string,
  zone: string,
  { words }: RequestContext,
): DigestWish | { problem: string } {
  const read = parseSchedule(text, zone);
  if ("problem" in read) return { problem: words.digestProblem[read.problem](shorten(read.text, 80)) };
  return { ...read, about: read.about && headOf(read.about, longestAbout) };
}

/** When a digest comes next, in words. */
export function upcoming({ schedule }: DigestWish, { words, now, locale }: RequestContext): string {
  const slots = nextSlots(schedule, now, 3);
  return words.digestNext(slots.map((slot) => momentOf(slot, { locale, zone: schedule.zone })));
}

async function subscribe(
  wanted: DigestWish,
  asked: RequestContext,
  room: BotDeps,
): Promise<DigestSubscription> {
  const { thread: _, ...channel } = asked.message.channel;
  return room.subscriptions.add({
    ...wanted,
    channel,
    locale: asked.here.locale,
    createdBy: asked.message.user,
    createdAt: asked.now,
    // As if the slot before had been posted: the first digest covers a whole round.
    coveredUntil: latestSlot(wanted.schedule, asked.now),
  });
}

function confirm(
  set: DigestSubscription,
  already: boolean,
  more: string[],
  asked: RequestContext,
): NoticeReply {
  const { words, locale } = asked;
  const { number, pausedBecause } = set;
  const order = describeOrder(set, words, locale);
  const again = pausedBecause ? words.digestResumed(number, order) : words.digestAlready(number, order);
  const label = already ? words.buttons.stop(number) : words.buttons.undo;
  return notice(asked, [already ? again : words.digestSet(number, order), upcoming(set, asked), ...more], {
    changed: true,
    actions: [
      { label: words.buttons.preview, command: `digest preview ${number}` },
      { label: words.editing.button, command: `digest edit ${number}` },
      { label, command: oneTime(`digest off ${number}`, asked) },
    ],
  });
}
