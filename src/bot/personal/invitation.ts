import { AdapterError } from "../../chat/errors.ts";
import type { FormRequest } from "../../chat/form.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import { forMe } from "../interpret/command-text.ts";
import { oneTimeCommand } from "../one-time-action.ts";
import { privateNotice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import type { Instead } from "../require-manager.ts";

/** What a person can set for themselves, and the command that sets it, or without arguments opens its form. */
const commands = { follow: "follow", digest: "digest on" } as const;

type OwnOrder = keyof typeof commands;

/**
 * For a person who may not set something in a channel: that they may for themselves, with a button that does.
 * @param text the arguments, if there are any
 */
export function offerForMe(
  order: OwnOrder,
  text: string,
  context: RequestContext,
  { adapters }: BotDeps,
): Instead | undefined {
  const { message, sentences } = context;
  if (!adapters.some(({ name }) => name === message.channel.platform)) return undefined;
  const command = oneTimeCommand(forMe(`${commands[order]} ${text}`.trim()), context);
  const { works, button } = sentences.personal.instead[order];
  return { lines: [works], actions: [{ label: button, command, style: "primary" }] };
}

/** A form is sent to where it is opened: so the person is written to, with a button that opens it there. */
export async function invite(
  { form }: FormRequest,
  context: RequestContext,
  { adapters }: BotDeps,
): Promise<NoticeReply> {
  const { message, sentences } = context;
  const order: OwnOrder = form === "digest" ? "digest" : "follow";
  const how = privateNotice(context, [order === "digest" ? sentences.digestOnHow : sentences.followNothing]);
  const adapter = adapters.find(({ name }) => name === message.channel.platform);
  const action = { label: sentences.forms[order], command: commands[order], style: "primary" as const };
  const letter = privateNotice(context, [sentences.personal.invitation[order]], { actions: [action] });
  if (message.isPersonal) return letter;
  if (!adapter) return how;
  try {
    await adapter.sendDirectMessage(message.user, letter);
    return privateNotice(context, [sentences.personal.sent]);
  } catch (error) {
    if (error instanceof AdapterError) return how;
    throw error;
  }
}
