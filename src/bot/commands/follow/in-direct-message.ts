import { AdapterError } from "../../../chat/errors.ts";
import type { NoticeReply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice, privateNotice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import type { Instead } from "../../require-manager.ts";

/** What can be set in a direct message, and the command that sets it, or without arguments opens its form. */
const commands = { follow: "follow", digest: "digest on" } as const;

type DirectOrder = keyof typeof commands;

const prefix = "direct:";
const maxLabelled = 50;

/** Whether something was asked for in a direct message; its arguments then. */
export const askedForDirectly = (rest: string): string | undefined =>
  rest.startsWith(prefix) ? rest.slice(prefix.length).trim() : undefined;

/**
 * For a person who may not set something in a channel: that it works in a direct message, with a button that
 * begins it.
 * @param text the arguments, if there are any
 */
export function offerDirectMessage(
  order: DirectOrder,
  text: string,
  context: RequestContext,
  { adapters }: BotDeps,
): Instead | undefined {
  const { message, sentences } = context;
  if (!adapters.some(({ name }) => name === message.channel.platform)) return undefined;
  const command = oneTimeCommand(`${commands[order]} ${prefix}${text}`, context);
  const { works, button } = sentences.directly[order];
  return { lines: [works], actions: [{ label: button, command, style: "primary" }] };
}

/** Writes to the person with a button that sets it there; if that cannot be, says how it is done. */
export async function orderInDirectMessage(
  order: DirectOrder,
  text: string,
  context: RequestContext,
  { adapters }: BotDeps,
): Promise<NoticeReply> {
  const { message, sentences } = context;
  const adapter = adapters.find(({ name }) => name === message.channel.platform);
  const how = privateNotice(context, [sentences.directly.notSent]);
  try {
    if (!adapter) return how;
    await adapter.sendDirectMessage(message.user, invitation(order, text, context));
    return privateNotice(context, [sentences.directly.sent]);
  } catch (error) {
    if (error instanceof AdapterError) return how;
    throw error;
  }
}

/** Its button sets it where it is pressed; without arguments it opens the form. */
function invitation(order: DirectOrder, text: string, context: RequestContext): NoticeReply {
  const { directly, forms } = context.sentences;
  const { here, named } = directly[order];
  const label = text ? named(shorten(text, maxLabelled)) : forms[order];
  const command = text ? oneTimeCommand(`${commands[order]} ${text}`, context) : commands[order];
  return notice({ ...context, visibility: "private" }, [here], {
    actions: [{ label, command, style: "primary" }],
  });
}
