import { AdapterError } from "../../../chat/errors.ts";
import type { NoticeReply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice, privateNotice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import type { Instead } from "../../require-manager.ts";

const prefix = "direct:";

/** Whether a follow was asked for in a direct message; its text then. */
export const askedForDirectly = (rest: string): string | undefined =>
  rest.startsWith(prefix) ? rest.slice(prefix.length).trim() : undefined;

/** For a person who may not set a follow in a channel: that it works in a direct message, with a button that begins it. */
export function offerDirectMessage(
  text: string,
  context: RequestContext,
  { adapters }: BotDeps,
): Instead | undefined {
  const { message, sentences } = context;
  if (!adapters.some(({ name }) => name === message.channel.platform)) return undefined;
  const command = oneTimeCommand(`follow ${prefix}${text}`, context);
  const label = sentences.directFollow.button;
  return { lines: [sentences.directFollow.works], actions: [{ label, command, style: "primary" }] };
}

/** Writes to the person with a button that follows it there; if that cannot be, says how it is done. */
export async function followInDirectMessage(
  text: string,
  context: RequestContext,
  { adapters }: BotDeps,
): Promise<NoticeReply> {
  const { message, sentences } = context;
  const adapter = adapters.find(({ name }) => name === message.channel.platform);
  const how = privateNotice(context, [sentences.directFollow.notSent]);
  try {
    if (!adapter) return how;
    await adapter.sendDirectMessage(message.user, invitation(text, context));
    return privateNotice(context, [sentences.directFollow.sent]);
  } catch (error) {
    if (error instanceof AdapterError) return how;
    throw error;
  }
}

/** Its button follows where it is pressed; without words it opens the form. */
function invitation(text: string, context: RequestContext): NoticeReply {
  const { sentences } = context;
  const label = text ? sentences.directFollow.follow(shorten(text, 50)) : sentences.forms.follow;
  const command = text ? oneTimeCommand(`follow ${text}`, context) : "follow";
  return notice({ ...context, visibility: "private" }, [sentences.directFollow.here], {
    actions: [{ label, command, style: "primary" }],
  });
}
