import type { NoticeReply } from "../../../chat/reply.ts";
import type { Delivery } from "../../../digest/ledger.ts";
import type { Subscription } from "../../../digest/subscription.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { privateNotice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";

/** What somebody says about a delivery that may not have been posted: that it is there, or to post it. */
export type DoubtAnswer = { kind: "repost" | "arrived"; key: string };

/** Reads the command text of such a button; undefined for another text. */
export function parseDoubtAnswer(rest: string): DoubtAnswer | undefined {
  const [, kind, key = ""] = /^(repost|arrived) ([\w-]{22})$/.exec(rest) ?? [];
  return kind === "repost" || kind === "arrived" ? { kind, key } : undefined;
}

/** Settles a doubt for whoever set up the digest or follow, or manages its channel and says so there; once. */
export async function answerDoubt(
  { kind, key }: DoubtAnswer,
  context: RequestContext,
  deps: BotDeps,
): Promise<NoticeReply> {
  const { sentences, now } = context;
  const { doubt } = sentences;
  const delivery = await deps.ledger.get(key);
  const order = delivery && (await orderOf(delivery, deps));
  if (!order) return privateNotice(context, [doubt.unknown]);
  if (!(await mayAnswer(order, context))) return privateNotice(context, [sentences.notAllowed]);
  const isSettled = await deps.ledger.answerDoubt(key, kind === "repost" ? "again" : "answered", now);
  if (!isSettled) return privateNotice(context, [doubt.settled]);
  return privateNotice(context, [kind === "repost" ? doubt.posting : doubt.noted]);
}

const orderOf = async ({ subscriptionId: id }: Delivery, { subscriptions, follows }: BotDeps) =>
  (await subscriptions.get(id)) ?? (await follows.get(id));

async function mayAnswer(
  { channel, createdBy }: Subscription,
  { message: { user, channel: here, canManage } }: RequestContext,
): Promise<boolean> {
  const { platform, tenant } = createdBy;
  if (platform === user.platform && tenant === user.tenant && createdBy.user === user.user) return true;
  const isHere = [
    channel.platform === here.platform,
    channel.tenant === here.tenant,
    channel.channel === here.channel,
  ];
  return isHere.every(Boolean) && canManage();
}
