import type { NoticeReply } from "../../../chat/reply.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTime } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import { describeOrder } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { digestOnCommand } from "./digest-on.ts";

/** Stops one of the channel's digests; without a number, the only one. */
export async function stopDigest(
  number: number | undefined,
  asked: RequestContext,
  room: BotDeps,
): Promise<NoticeReply> {
  const { words } = asked;
  const there = await room.subscriptions.inChannel(asked.message.channel);
  if (!there.length) return notice(asked, [words.digestNone]);
  if (number === undefined && there.length > 1) return askWhich(there, asked);
  const set = number === undefined ? there[0] : there.find((one) => one.number === number);
  if (!set) return notice(asked, [words.digestUnknown(number ?? 0)]);
  await room.subscriptions.remove(set.id);
  return notice(asked, [words.digestStopped(set.number, describeOrder(set, words, asked.locale))], {
    changed: true,
    actions: [{ label: words.buttons.undo, command: oneTime(digestOnCommand(set), asked) }],
  });
}

function askWhich(there: DigestSubscription[], asked: RequestContext): NoticeReply {
  const { words, locale } = asked;
  return notice(asked, [words.digestWhich], {
    items: there.map((set) => ({
      name: `digest off ${set.number}`,
      detail: describeOrder(set, words, locale),
      code: true,
    })),
    actions: there.map(({ number }) => ({
      label: words.buttons.stop(number),
      command: oneTime(`digest off ${number}`, asked),
    })),
  });
}
