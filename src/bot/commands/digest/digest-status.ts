import type { NoticeReply } from "../../../chat/reply.ts";
import { nextSlots } from "../../../digest/schedule/schedule.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTime } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import { describeOrder, momentOf } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";

/** The channel's digests: when each is posted next, or why it is not. */
export async function digestStatus(asked: RequestContext, room: BotDeps): Promise<NoticeReply> {
  const { words } = asked;
  const there = await room.subscriptions.inChannel(asked.message.channel);
  if (!there.length) return notice(asked, [words.digestNone]);
  return notice(asked, [], {
    title: words.digestStatus,
    items: there.map((set) => ({ name: String(set.number), detail: detailOf(set, asked), code: false })),
    actions: there.flatMap(({ number }) => [
      { label: words.editing.digestButton(number), command: `digest edit ${number}` },
      { label: words.buttons.stop(number), command: oneTime(`digest off ${number}`, asked) },
    ]),
  });
}

function detailOf(set: DigestSubscription, { words, locale, now }: RequestContext): string {
  const { schedule, pausedBecause } = set;
  const times = nextSlots(schedule, now, 1).map((slot) => momentOf(slot, { locale, zone: schedule.zone }));
  const state = [...(pausedBecause ? [words.digestPaused(pausedBecause)] : []), words.digestNext(times)];
  return [describeOrder(set, words, locale), ...state].join(" · ");
}
