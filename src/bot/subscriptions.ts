import type { Message } from "../chat/message.ts";
import type { Subscription, SubscriptionStore } from "../digest/subscription.ts";

/** What decides who may see a subscription. */
export type SubscriptionRef = Pick<Subscription, "number" | "channel" | "createdBy">;

/**
 * The subscription with a number in the message's channel, or from anywhere with an id, as the buttons of
 * a home page carry it. Undefined if there is none that the person may see.
 */
export async function subscriptionNamed<One extends Subscription>(
  which: string,
  message: Message,
  store: Pick<SubscriptionStore<One, never>, "inChannel" | "get">,
): Promise<One | undefined> {
  if (/^\d{1,4}$/.test(which)) {
    const there = await store.inChannel(message.channel);
    return there.find(({ number }) => number === Number(which));
  }
  const one = await store.get(which);
  return one && isOfSameTenant(one, message) && (await canSeeSubscription(one, message)) ? one : undefined;
}

export const isOfSameTenant = ({ channel }: SubscriptionRef, { user }: Message): boolean =>
  channel.platform === user.platform && channel.tenant === user.tenant;

/** Whether somebody may see a subscription in their workspace: they set it, or they can see its channel. */
export const canSeeSubscription = async (
  { channel, createdBy }: SubscriptionRef,
  { user, canSee }: Message,
): Promise<boolean> => createdBy.user === user.user || Boolean(await canSee?.(channel));
