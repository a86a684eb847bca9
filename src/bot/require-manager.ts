import { AdapterError } from "../chat/errors.ts";
import type { RefusalCode } from "../chat/refusal.ts";
import type { Action, NoticeReply, PlaceKind, Reply } from "../chat/reply.ts";
import { channelIfNamed } from "../chat/wording/channel-names.ts";
import { reasonOf } from "../digest/delivery/reasons.ts";
import { errorText } from "../locales/error-text.ts";
import type { BotDeps } from "./bot-deps.ts";
import { privateNotice } from "./replies/build-reply.ts";
import type { RequestContext } from "./request-context.ts";

/** What a person may do instead of what only managers of the channel may. */
export type Instead = { lines: string[]; actions: Action[] };

/** Acts only for a person who may manage the channel at this moment. */
export async function requireManager<Made>(
  context: RequestContext,
  act: () => Promise<Made>,
  instead?: Instead,
): Promise<Made | NoticeReply> {
  if (await context.message.canManage()) return act();
  const lines = [refusalOf(context, context.sentences.notAllowed), ...(instead?.lines ?? [])];
  return privateNotice(context, lines, { actions: instead?.actions ?? [] });
}

/** Acts only for a person who may write in the channel at this moment: what it does is seen there. */
export async function requirePoster(context: RequestContext, act: () => Promise<Reply>): Promise<Reply> {
  if (await context.message.canPost()) return act();
  return privateNotice(context, [refusalOf(context, context.sentences.posting.notAllowed)]);
}

/** Why nothing can be posted where a person is: Newsdesk is not there, or they may not. */
export const refusalOf = (
  { message, sentences }: Pick<RequestContext, "message" | "sentences">,
  notAllowed: string,
): string => (message.isReadOnly ? sentences.personal.readOnly : notAllowed);

/** What is known of the channel that something is set up for. */
export type ChannelCheck = {
  /** What people call it. */
  name?: string;
  /** The same as part of an answer's text. */
  mention?: string;
  /** Why posts there would fail, with the cure; empty if they would not, as far as is known. */
  obstacles: string[];
  /** Whether no cure helps there: it is no place for messages. */
  isHopeless: boolean;
  /** What it takes besides plain messages; of a forum, posts alone. */
  places: PlaceKind[];
};

const hopeless = new Set<RefusalCode | undefined>([
  "channel_deleted",
  "messages_closed",
  "forum_without_post",
  "no_text_channel",
]);

/** Looks, before anything is set up in the message's channel, whether and how it could be posted there. */
export async function checkChannel(
  { message: { channel }, sentences, place }: RequestContext,
  { adapters }: BotDeps,
  own?: PlaceKind,
): Promise<ChannelCheck> {
  const adapter = adapters.find(({ name }) => name === channel.platform);
  const name = await adapter?.channelName(channel).catch(ifRefused(undefined));
  const refusal = await adapter?.checkPost(channel, own).catch((error: unknown) => ifRefused(error)(error));
  const places = (await adapter?.placesIn?.(channel).catch(ifRefused([]))) ?? [];
  const mention = place ?? channelIfNamed(channel, name);
  const refused = refusal instanceof AdapterError && ["gone", "forbidden", "rejected"].includes(refusal.code);
  if (!refused) return { name, mention, obstacles: [], isHopeless: false, places };
  const line = sentences.cannotPost(errorText(reasonOf(refusal), sentences), mention);
  return { name, mention, obstacles: [line], isHopeless: hopeless.has(refusal.refusal?.code), places };
}

/** For `catch`: the value in place of an answer of the platform; anything else is a fault. */
const ifRefused =
  <Value>(value: Value) =>
  (error: unknown): Value => {
    if (error instanceof AdapterError) return value;
    throw error;
  };
