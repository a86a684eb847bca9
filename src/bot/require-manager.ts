import { AdapterError } from "../chat/errors.ts";
import type { Reply } from "../chat/reply.ts";
import { reasonOf } from "../digest/delivery/reasons.ts";
import { errorText } from "../locales/error-text.ts";
import type { BotDeps } from "./bot-deps.ts";
import { privateNotice } from "./replies/build-reply.ts";
import type { RequestContext } from "./request-context.ts";

/** Acts only for a person who may manage the channel at this moment. */
export async function requireManager(context: RequestContext, act: () => Promise<Reply>): Promise<Reply> {
  if (await context.message.canManage()) return act();
  return privateNotice(context, [context.sentences.notAllowed]);
}

/** Acts only for a person who may write in the channel at this moment: what it does is seen there. */
export async function requirePoster(context: RequestContext, act: () => Promise<Reply>): Promise<Reply> {
  if (await context.message.canPost()) return act();
  return privateNotice(context, [context.sentences.posting.notAllowed]);
}

/** Why posts in the channel would fail, with the remedy; empty if they would not, as far as is known. */
export async function obstacles(
  { message, sentences }: RequestContext,
  { adapters }: BotDeps,
): Promise<string[]> {
  try {
    await adapters.find(({ name }) => name === message.channel.platform)?.checkPost(message.channel);
    return [];
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return ["gone", "forbidden"].includes(error.code)
      ? [sentences.cannotPost(errorText(reasonOf(error), sentences))]
      : [];
  }
}
