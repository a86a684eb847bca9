import { AdapterError } from "../../chat/errors.ts";
import type { ChannelRef } from "../../chat/message.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import { reasonOf } from "../../digest/delivery/reasons.ts";
import { errorText } from "../../locales/error-text.ts";
import type { BotDeps } from "../bot-deps.ts";
import { privateNotice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

/** What a person has set for themselves, and where it is sent. */
export type OwnOrders = { channel: ChannelRef | undefined; paused: (() => Promise<void>)[] };

/** Throws StorageError. */
export async function ownOrders(
  { message: { user } }: RequestContext,
  { follows, subscriptions }: BotDeps,
): Promise<OwnOrders> {
  const [alerts, digests] = await Promise.all([follows.personalOf(user), subscriptions.personalOf(user)]);
  return {
    channel: [...alerts, ...digests].at(-1)?.channel,
    paused: [
      ...alerts
        .filter(({ paused }) => paused)
        .map(
          ({ id }) =>
            () =>
              follows.resume(id),
        ),
      ...digests
        .filter(({ pausedBecause }) => pausedBecause)
        .map(
          ({ id }) =>
            () =>
              subscriptions.resume(id),
        ),
    ],
  };
}

/**
 * The person's conversation with the bot, in which it can write: they get a first message there, or one after
 * whatever was paused, which goes on then. What is refused is answered by a line that says why, and how to go on.
 * @param again the command that tries it again
 */
export async function openConversation(
  { channel, paused }: OwnOrders,
  again: string,
  context: RequestContext,
  { adapters }: BotDeps,
): Promise<{ channel: ChannelRef } | { refusal: NoticeReply }> {
  if (channel && paused.length === 0) return { channel };
  const { message, sentences } = context;
  const { personal } = sentences;
  const adapter = adapters.find(({ name }) => name === message.user.platform);
  // A platform that nothing is sent on, such as a terminal, is the person's own.
  if (!adapter) return { channel: message.channel };
  try {
    const lines = [channel ? personal.back : personal.hello, personal.helloHow];
    const written = await adapter.sendDirectMessage(message.user, privateNotice(context, lines));
    for (const resume of paused) await resume();
    return { channel: written.channel };
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    const because = errorText(reasonOf(error), sentences);
    const line = (channel ? personal.stillClosed : personal.closed)(because);
    const actions = [{ label: personal.tryAgain, command: again, style: "primary" as const }];
    return { refusal: privateNotice(context, [line], { actions }) };
  }
}
