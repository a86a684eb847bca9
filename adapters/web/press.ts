import { z } from "zod";
import { type LongTexts, textKey } from "../../src/chat/long-texts.ts";
import { actionsOf, type Reply } from "../../src/chat/reply.ts";
import { pressedCommand as pressedInDiscord } from "../discord/views/buttons.ts";
import { pressedCommand as pressedInSlack } from "../slack/views/buttons.ts";

const slack = z.object({ action_id: z.string(), value: z.string() });
const discord = z.object({ custom_id: z.string() });

/** The command that a drawn button sends, read from its payload as the platform's adapter reads it. */
export async function commandOf(press: string, longTexts: LongTexts): Promise<string | undefined> {
  const read = z.union([slack, discord]).safeParse(JSON.parse(press)).data;
  if (!read) return undefined;
  if ("value" in read) return pressedInSlack(read.action_id, read.value, longTexts);
  return (await pressedInDiscord(read.custom_id, longTexts))?.command;
}

/** What a button's payload has no room for, in characters: some less than either platform's limit. */
const long = 80;

/** Keeps what the drawn buttons know by key only. */
export async function keepLong(reply: Reply, longTexts: LongTexts, now: number): Promise<void> {
  const commands = actionsOf(reply).map(({ command }) => command.toWellFormed());
  for (const command of commands.filter(({ length }) => length > long)) {
    await longTexts.keep(textKey(command), command, now);
  }
}
