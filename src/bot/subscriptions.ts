import type { ChannelRef, Message, UserRef } from "../chat/message.ts";

/** What decides who may see a digest or a follow. */
export type SubscriptionRef = { number: number; channel: ChannelRef; createdBy: UserRef };

type SubscriptionStores<One> = {
  inChannel(channel: ChannelRef): Promise<One[]>;
  get(id: string): Promise<One | undefined>;
};

/**
 * The subscription with a number in the message's channel, or with an id, as the buttons of a home page
 * carry it, from anywhere. Undefined where there is none that the person may see.
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

/** Whether somebody may see a subscription in their workspace: they set it, or they can see its channel. */
export const canSeeSubscription = async (
  { channel, createdBy }: SubscriptionRef,
  { user, canSee }: Message,
): Promise<boolean> => createdBy.user === user.user || Boolean(await canSee?.(channel));
