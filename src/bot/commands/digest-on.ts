import type { NoticeReply } from "../../chat/reply.ts";
import { type DigestWish, formatSchedule, parseSchedule } from "../../digest/parse-schedule.ts";
import { latestSlot, nextSlots } from "../../digest/schedule.ts";
import type { Subscription } from "../../digest/types.ts";
import type { Asked } from "../asked.ts";
import { oneTime } from "../pledge.ts";
import { notice } from "../replies.ts";
import type { Room } from "../room.ts";
import { headOf, shorten } from "../shorten.ts";
import { describeOrder, momentOf } from "../when.ts";
import { obstacles } from "./managing.ts";

/** What a digest is about is a question; longer ones are cut, and the confirmation shows it. */
const longestAbout = 300;

/** The command text that sets a digest like this one. */
export const digestOnCommand = (wish: DigestWish): string => `digest on ${formatSchedule(wish)}`;

/** Sets a digest for the channel; the same order twice is one digest, and goes on where it was paused. */
export async function setDigest(text: string, asked: Asked, room: Room): Promise<NoticeReply> {
  const { words, zone } = asked;
  if (!text) return notice(asked, [words.digestOnHow]);
  const read = parseSchedule(text, zone);
  if ("problem" in read) return notice(asked, [words.digestProblem[read.problem](shorten(read.text, 80))]);
  const wanted = { ...read, about: read.about && headOf(read.about, longestAbout) };
  const there = await room.subscriptions.inChannel(asked.message.channel);
  const same = there.find((set) => digestOnCommand(set) === digestOnCommand(wanted));
  if (same?.pausedBecause) await room.subscriptions.resume(same.id);
  const set = same ?? (await subscribe(wanted, asked, room));
  return confirm(set, same !== undefined, await obstacles(asked, room), asked);
}

async function subscribe(wanted: DigestWish, asked: Asked, room: Room): Promise<Subscription> {
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

function confirm(set: Subscription, already: boolean, obstacles: string[], asked: Asked): NoticeReply {
  const { words, now, locale } = asked;
  const { number, schedule, pausedBecause } = set;
  const order = describeOrder(set, words, locale);
  const times = nextSlots(schedule, now, 3).map((slot) => momentOf(slot, { locale, zone: schedule.zone }));
  const again = pausedBecause ? words.digestResumed(number, order) : words.digestAlready(number, order);
  const label = already ? words.buttons.stop(number) : words.buttons.undo;
  return notice(
    asked,
    [already ? again : words.digestSet(number, order), words.digestNext(times), ...obstacles],
    {
      actions: [
        { label: words.buttons.preview, command: `digest preview ${number}` },
        { label, command: oneTime(`digest off ${number}`, asked) },
      ],
    },
  );
}
