import type { NoticeReply } from "../../chat/reply.ts";
import { formatSchedule, parseSchedule } from "../../digest/parse-schedule.ts";
import { latestSlot, nextSlots } from "../../digest/schedule.ts";
import type { Schedule, Subscription } from "../../digest/types.ts";
import type { Asked } from "../asked.ts";
import { notice } from "../replies.ts";
import type { Room } from "../room.ts";
import { headOf, shorten } from "../shorten.ts";
import { describeOrder, momentOf } from "../when.ts";

/** What a digest is about is a question; longer ones are cut, and the confirmation shows it. */
const longestAbout = 300;

type Wanted = { schedule: Schedule; about?: string };

/** The command text that sets a digest like this one. */
export const digestOnCommand = ({ schedule, about }: Wanted): string =>
  `digest on ${formatSchedule(schedule)}${about ? ` about ${about}` : ""}`;

/** Sets a digest for the channel; the same order twice is one digest. */
export async function setDigest(text: string, asked: Asked, room: Room): Promise<NoticeReply> {
  const { words, zone } = asked;
  if (!text) return notice(asked, [words.digestOnHow]);
  const read = parseSchedule(text, zone);
  if ("problem" in read) return notice(asked, [words.digestProblem[read.problem](shorten(read.text, 80))]);
  const wanted = { schedule: read.schedule, about: read.about && headOf(read.about, longestAbout) };
  const there = await room.subscriptions.inChannel(asked.message.channel);
  const same = there.find((set) => digestOnCommand(set) === digestOnCommand(wanted));
  return confirm(same ?? (await subscribe(wanted, asked, room)), Boolean(same), asked);
}

async function subscribe(wanted: Wanted, asked: Asked, room: Room): Promise<Subscription> {
  const { thread: _, ...channel } = asked.message.channel;
  return room.subscriptions.add({
    ...wanted,
    channel,
    locale: asked.locale,
    createdBy: asked.message.user,
    createdAt: asked.now,
    // As if the slot before had been posted: the first digest covers a whole round.
    coveredUntil: latestSlot(wanted.schedule, asked.now),
  });
}

function confirm(set: Subscription, already: boolean, asked: Asked): NoticeReply {
  const { words, now, locale } = asked;
  const { number, schedule } = set;
  const order = describeOrder(set, words, locale);
  const times = nextSlots(schedule, now, 3).map((slot) => momentOf(slot, { locale, zone: schedule.zone }));
  const line = already ? words.digestAlready(number, order) : words.digestSet(number, order);
  const label = already ? words.buttons.stop(number) : words.buttons.undo;
  return notice(asked, [line, words.digestNext(times)], {
    actions: [{ label, command: `digest off ${number}` }],
  });
}
