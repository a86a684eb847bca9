import type { NoticeReply } from "../../../chat/reply.ts";
import { channelIfNamed } from "../../../chat/wording/channel-names.ts";
import type { Delivery } from "../../../digest/ledger.ts";
import { nextSlots } from "../../../digest/schedule/schedule.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import { describeOrder, describeShortfalls, momentOf } from "../../replies/format-time.ts";
import { pauseOf } from "../../replies/paused-reply.ts";
import type { RequestContext } from "../../request-context.ts";

/** Of more, a message has no room for a third button each. */
const maxStyled = 3;

/** The channel's digests: when each is posted next, or why it is not. */
export async function digestStatus(context: RequestContext, deps: BotDeps): Promise<NoticeReply> {
  const { sentences } = context;
  const there = await deps.subscriptions.inChannel(context.message.channel);
  if (!there.length) return notice(context, [sentences.digestNone]);
  const doubts = Map.groupBy(await deps.ledger.openDoubts(), ({ subscriptionId }) => subscriptionId);
  return notice(context, [], {
    title: sentences.digestStatus(
      context.place ?? channelIfNamed(context.message.channel, there[0]?.channelName),
    ),
    items: there.map((set) => ({
      name: String(set.number),
      detail: detailOf(set, doubts.get(set.id) ?? [], context),
      code: false,
    })),
    actions: there.flatMap(({ number }) => [
      { label: sentences.editing.digestButton(number), command: `digest edit ${number}` },
      ...(there.length <= maxStyled
        ? [{ label: sentences.style.buttonOf(number), command: `digest style ${number}` }]
        : []),
      { label: sentences.buttons.stop(number), command: oneTimeCommand(`digest off ${number}`, context) },
    ]),
  });
}

function detailOf(
  set: DigestSubscription,
  doubts: Delivery[],
  { sentences, locale, now }: RequestContext,
): string {
  const { schedule, pausedBecause } = set;
  const at = (time: number) => momentOf(time, { locale, zone: schedule.zone, now });
  const state = [
    ...describeShortfalls(set.shortfalls, sentences),
    ...pauseOf(pausedBecause, set.isUntold, sentences),
    ...doubts.map(({ dueAt }) => sentences.doubt.open(at(dueAt))),
    sentences.digestNext(nextSlots(schedule, now, 1).map(at)),
  ];
  return [describeOrder(set, sentences, locale), ...state].join(" · ");
}
