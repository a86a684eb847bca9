import type { BotDeps } from "./bot-deps.ts";
import type { RequestContext } from "./request-context.ts";

/** Shorter than the day for which the bot remembers that an action was taken. */
const validMs = 23 * 3_600_000;

const ending = / by:(?<owner>\S+) at:(?<at>[0-9a-z]{1,11})$/;

/** The owner of a button that changes something, and when it was offered. */
export type OneTimeAction = { owner: string; offeredAt: number };

/** The command of a button that changes something: for the person it is offered to, once. */
export const oneTimeCommand = (command: string, { message, now }: RequestContext): string =>
  `${command} by:${message.user.user} at:${now.toString(36)}`;

/** The inverse: the command, and its owner if it is a one-time action. */
export function splitOneTimeCommand(text: string): { command: string; oneTime?: OneTimeAction } {
  const { owner, at } = ending.exec(text)?.groups ?? {};
  if (owner === undefined || at === undefined) return { command: text };
  return { command: text.replace(ending, ""), oneTime: { owner, offeredAt: Number.parseInt(at, 36) } };
}

/** The text of the same button for another command. */
export const withCommand = (text: string, change: (command: string) => string): string => {
  const { command } = splitOneTimeCommand(text);
  return `${change(command)}${text.slice(command.length)}`;
};

/** Why a one-time action has no effect any more; undefined the first time its owner takes it. */
export async function consumeOneTimeAction(
  { owner, offeredAt }: OneTimeAction,
  { message, sentences, now }: RequestContext,
  { memory }: BotDeps,
): Promise<string | undefined> {
  if (owner !== message.user.user) return sentences.notYours;
  if (now - offeredAt > validMs) return sentences.buttonTooOld;
  const isFirst = await memory.firstTime({ id: `once ${message.text}`, channel: message.channel }, now);
  return isFirst ? undefined : sentences.doneAlready;
}

/** The command of the button under what tells a person that their own digests and follows are paused. */
export const resumeText = "resume my own";
