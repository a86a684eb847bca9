import type { NoticeReply } from "../../../chat/reply.ts";
import { formatSchedule } from "../../../digest/schedule/parse-schedule.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import { describeOrder } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { checkChannel } from "../../require-manager.ts";
import { subscriptionNamed } from "../../subscriptions.ts";
import { recentMatchesNote } from "../follow/recent-matches.ts";
import { faultNotice, upcoming, wishIn } from "./digest-on.ts";

/** Replaces the schedule and subject of a digest; Undo restores the old ones. */
export async function changeDigest(
  number: number,
  text: string,
  context: RequestContext,
  deps: BotDeps,
): Promise<NoticeReply> {
  const { sentences, message, now, locale } = context;
  const set = await subscriptionNamed(String(number), message, deps.subscriptions);
  if (!set) return notice(context, [sentences.digestUnknown(number)]);
  if (!text) return notice(context, [sentences.editing.digestHow(number)]);
  const wanted = wishIn(text, set.schedule.zone, context);
  if ("problem" in wanted) return faultNotice(`digest edit ${number}`, wanted, context);
  await deps.subscriptions.change(set.id, wanted, now);
  const { mention, obstacles } = await checkChannel(context, deps);
  const undo = oneTimeCommand(`digest edit ${number} ${formatSchedule(set)}`, context);
  return notice(
    context,
    [
      sentences.editing.digestChanged(number, describeOrder(wanted, sentences, locale), mention),
      upcoming(wanted, context),
      ...(await recentMatchesNote(wanted.about ?? "", context, deps)),
      ...obstacles,
    ],
    {
      changed: true,
      actions: [
        { label: sentences.buttons.preview, command: `digest preview ${number}` },
        { label: sentences.buttons.undo, command: undo },
      ],
    },
  );
}
