import { z } from "zod";
import { type LongTexts, textKey } from "../../src/chat/long-texts.ts";
import type { Action } from "../../src/chat/reply.ts";
import { pressedCommand as pressedInDiscord } from "../discord/views/buttons.ts";
import { pressedCommand as pressedInSlack } from "../slack/views/buttons.ts";

const slack = z.object({ action_id: z.string(), value: z.string() });
const discord = z.object({ custom_id: z.string() });

/** The command of a drawn button, read from its payload as the platform's adapter reads it. */
export async function commandOf(press: string, longTexts: LongTexts): Promise<string | undefined> {
  const read = z.union([slack, discord]).safeParse(JSON.parse(press)).data;
  if (!read) return undefined;
  if ("value" in read) return pressedInSlack(read.action_id, read.value, longTexts);
  return (await pressedInDiscord(read.custom_id, longTexts))?.command;
}

/** Somewhat below the limits of both platforms. */
const maxInlineChars = 80;

/** Stores the commands that the drawn buttons refer to by a key. */
export async function storeLongTexts(actions: Action[], longTexts: LongTexts, now: number): Promise<void> {
  const commands = actions.map(({ command }) => command.toWellFormed());
  for (const command of commands.filter(({ length }) => length > maxInlineChars)) {
    await longTexts.save(textKey(command), command, now);
  }
}
