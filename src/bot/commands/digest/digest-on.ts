import type { NoticeReply } from "../../../chat/reply.ts";
import { newDigest } from "../../../digest/schedule/new-digest.ts";
import { type DigestWish, formatSchedule } from "../../../digest/schedule/parse-schedule.ts";
import { styleText } from "../../../digest/style/style-text.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { mayAddDigest, ownership } from "../../personal/bounds.ts";
import { notice, privateNotice } from "../../replies/build-reply.ts";
import { describeOrder } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { checkChannel } from "../../require-manager.ts";
import { recentMatchesNote } from "../follow/recent-matches.ts";
import { restyle } from "../follow/restyle.ts";
import { changeDigest } from "./digest-edit.ts";
import { faultNotice, placed, upcoming, wishIn } from "./digest-wish.ts";

/** Sets a digest for the channel; the same one twice is one digest, and is resumed if it was paused. */
export async function setDigest(text: string, context: RequestContext, deps: BotDeps): Promise<NoticeReply> {
  if (!text) return notice(context, [context.sentences.digestOnHow]);
  const read = wishIn(text, context.here.zone, context);
  if ("problem" in read) return faultNotice("digest on", read, context);
  const { name, mention, obstacles, isHopeless, places } = await checkChannel(context, deps, read.place);
  const said = placed(read, places);
  if (!said) return notice(context, [context.sentences.posting.noThreads]);
  if (isHopeless) return notice(context, [context.sentences.posting.notSet, ...obstacles]);
  const there = await deps.subscriptions.inChannel(context.message.channel);
  const same = there.find((set) => unstyled(set) === unstyled(said));
  const tooMany = same ? undefined : mayAddDigest(there, context);
  if (tooMany) return notice(context, [tooMany]);
  const restyling = await restyle(same?.style, said.style, context, deps);
  if ("refused" in restyling) return privateNotice(context, [restyling.refused]);
  const wanted = { ...said, ...restyling };
  // Two that differ in nothing else would post the same news twice.
  if (same && styleText(wanted.style) !== styleText(same.style))
    return changeDigest(same.number, styleText(wanted.style, true), context, deps);
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

const unstyled = (wish: DigestWish): string => formatSchedule({ ...wish, style: undefined });

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
      { label: sentences.style.button, command: `digest style ${number}` },
      { label, command: oneTimeCommand(`digest off ${number}`, context) },
    ],
  });
}
