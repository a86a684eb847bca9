import type { NoticeReply } from "../../../chat/reply.ts";
import { formatSchedule } from "../../../digest/schedule/parse-schedule.ts";
import { styleIn } from "../../../digest/style/read-style.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice, privateNotice } from "../../replies/build-reply.ts";
import { describeOrder } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { checkChannel } from "../../require-manager.ts";
import { subscriptionNamed } from "../../subscriptions.ts";
import { recentMatchesNote } from "../follow/recent-matches.ts";
import { restyle } from "../follow/restyle.ts";
import { faultNotice, placed, upcoming, wishIn } from "./digest-wish.ts";

/** Replaces the schedule and subject of a digest, or its style alone; Undo restores the old ones. */
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
  const said = changedBy(text, set, context);
  if ("problem" in said) return faultNotice(`digest edit ${number}`, said, context);
  const { mention, obstacles, places } = await checkChannel(context, deps, said.place);
  const read = set.place === "post" ? { ...said, place: set.place } : placed(said, places);
  if (!read) return notice(context, [sentences.posting.noThreads]);
  const restyling = await restyle(set.style, said.style, context, deps);
  if ("refused" in restyling) return privateNotice(context, [restyling.refused]);
  const wanted = { ...read, ...restyling };
  await deps.subscriptions.change(set.id, wanted, now);
  const undo = oneTimeCommand(`digest edit ${number} ${formatSchedule(set, true)}`, context);
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

/** The digest as a text changes it, with what it says of the style. */
function changedBy(
  text: string,
  set: DigestSubscription,
  context: RequestContext,
): ReturnType<typeof wishIn> {
  const { schedule, about, most, silent, place } = set;
  const style = styleIn(text);
  return style ? { schedule, about, most, silent, place, style } : wishIn(text, schedule.zone, context);
}
