import type { Message } from "../chat/message.ts";
import type { Sentences } from "../locales/en/sentences.ts";
import type { BotDeps } from "./bot-deps.ts";
import type { RequestContext } from "./request-context.ts";

/** A button that changes something works for so long, in milliseconds: the bot's memory is a day. */
const worksMs = 23 * 3_600_000;

const ending = / by:(?<owner>\S+) at:(?<at>[0-9a-z]{1,11})$/;

/** The command of a button that changes something: for whoever it is offered to, once. */
export const oneTimeCommand = (command: string, { message, now }: RequestContext): string =>
  `${command} by:${message.user.user} at:${now.toString(36)}`;

/** What a message says without the pledge of its button, or why the button does nothing any more. */
export async function consumeOneTimeAction(
  message: Message,
  { sentences, now }: RequestContext,
  { memory }: BotDeps,
): Promise<{ text: string } | { refusal: string }> {
  const { owner, at } = (message.kind === "action" && ending.exec(message.text)?.groups) || {};
  if (owner === undefined || at === undefined) return { text: message.text };
  const refusal = await refusalOf(owner, Number.parseInt(at, 36));
  return refusal ? { refusal } : { text: message.text.replace(ending, "") };

  async function refusalOf(owner: string, offeredAt: number): Promise<Sentences["notYours"] | undefined> {
    if (owner !== message.user.user) return sentences.notYours;
    if (now - offeredAt > worksMs) return sentences.buttonTooOld;
    const isFirst = await memory.firstTime({ id: `once ${message.text}`, channel: message.channel }, now);
    return isFirst ? undefined : sentences.doneAlready;
  }
}
