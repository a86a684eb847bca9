import type { ChannelRef, Message, UserRef } from "../chat/message.ts";

/** A digest or a follow, as far as who may know of it goes. */
export type SubscriptionRef = { number: number; channel: ChannelRef; createdBy: UserRef };

type SubscriptionStores<One> = {
  inChannel(channel: ChannelRef): Promise<One[]>;
  get(id: string): Promise<One | undefined>;
};

/**
 * What a number means in the message's channel; an id, as a home page's buttons carry it, means the same
 * from anywhere. Undefined where there is none that the person may know of.
 */
export async function subscriptionNamed<One extends SubscriptionRef>(
  which: string,
  message: Message,
  store: SubscriptionStores<One>,
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

/** Whether somebody may know of an order in their workspace: they set it, or its channel is not hidden from them. */
export const canSeeSubscription = async (
  { channel, createdBy }: SubscriptionRef,
  { user, canSee }: Message,
): Promise<boolean> => createdBy.user === user.user || Boolean(await canSee?.(channel));
