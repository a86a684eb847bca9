import type { NoticeReply } from "../../../chat/reply.ts";
import { formatSchedule } from "../../../digest/schedule/parse-schedule.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTime } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import { describeOrder } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { obstacles } from "../../require-manager.ts";
import { recentMatchesNote } from "../follow/recent-matches.ts";
import { upcoming, wishIn } from "./digest-on.ts";

/** Gives a digest of the channel another time and subject in the place of the old ones, which Undo gives back. */
export async function changeDigest(
  number: number,
  text: string,
  asked: RequestContext,
  room: BotDeps,
): Promise<NoticeReply> {
  const { words, message, now, locale } = asked;
  const there = await room.subscriptions.inChannel(message.channel);
  const set = there.find((one) => one.number === number);
  if (!set) return notice(asked, [words.digestUnknown(number)]);
  if (!text) return notice(asked, [words.editing.digestHow(number)]);
  const wanted = wishIn(text, set.schedule.zone, asked);
  if ("problem" in wanted) return notice(asked, [wanted.problem]);
  await room.subscriptions.change(set.id, wanted, now);
  const undo = oneTime(`digest edit ${number} ${formatSchedule(set)}`, asked);
  return notice(
    asked,
    [
      words.editing.digestChanged(number, describeOrder(wanted, words, locale)),
      upcoming(wanted, asked),
      ...(await recentMatchesNote(wanted.about ?? "", asked, room)),
      ...(await obstacles(asked, room)),
    ],
    {
      changed: true,
      actions: [
        { label: words.buttons.preview, command: `digest preview ${number}` },
        { label: words.buttons.undo, command: undo },
      ],
    },
  );
}
