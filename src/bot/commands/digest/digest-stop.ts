import type { NoticeReply } from "../../../chat/reply.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import { describeOrder } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { digestOnCommand } from "./digest-wish.ts";

/** Stops one of the channel's digests; without a number, the only one. */
export async function stopDigest(
  number: number | undefined,
  context: RequestContext,
  deps: BotDeps,
): Promise<NoticeReply> {
  const { sentences } = context;
  const there = await deps.subscriptions.inChannel(context.message.channel);
  if (!there.length) return notice(context, [sentences.digestNone]);
  if (number === undefined && there.length > 1) return askWhich(there, context);
  const set = number === undefined ? there[0] : there.find((one) => one.number === number);
  if (!set) return notice(context, [sentences.digestUnknown(number ?? 0)]);
  await deps.subscriptions.remove(set.id);
  const order = describeOrder(set, sentences, context.locale);
  return notice(context, [sentences.digestStopped(set.number, order)], {
    changed: true,
    actions: [{ label: sentences.buttons.undo, command: oneTimeCommand(digestOnCommand(set), context) }],
  });
}

/** What somebody types to stop a digest, in their language. */
export const typedStop = (number: number, { sentences }: RequestContext): string =>
  `${sentences.commands.digest.usage.split(" ", 1)[0]} ${sentences.keywords.off[0]} ${number}`;

function askWhich(there: DigestSubscription[], context: RequestContext): NoticeReply {
  const { sentences, locale } = context;
  return notice(context, [sentences.digestWhich], {
    items: there.map((set) => ({
      name: typedStop(set.number, context),
      detail: describeOrder(set, sentences, locale),
      code: true,
    })),
    actions: there.map(({ number }) => ({
      label: sentences.buttons.stop(number),
      command: oneTimeCommand(`digest off ${number}`, context),
    })),
  });
}
