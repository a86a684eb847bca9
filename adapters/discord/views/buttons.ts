import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from "discord.js";
import { type LongTexts, textKey } from "../../../src/chat/long-texts.ts";
import { localeFor, sentencesFor } from "../../../src/locales/locale.ts";
import { limits } from "../limits.ts";

/**
 * The custom_id of a button or the value of a choice: `3:read abcd` is a command text, `3~<key>` the key
 * of one that is too long; `3@<channel>:unfollow 2` is for another channel than the one it is shown in.
 * The number makes each unique in its message, as Discord requires.
 */
const shape = /^[0-9a-z]+(?:@(?<channel>\d+))?(?<kind>[:~])(?<rest>.*)$/s;

/**
 * The id of the button at `position` in its message, and the text to store, if it is long.
 * @param channel where its command runs, if elsewhere
 */
export function buttonId(
  position: number,
  command: string,
  channel?: string,
): { id: string; longText?: string } {
  const start = `${position.toString(36)}${channel === undefined ? "" : `@${channel}`}`;
  const id = `${start}:${command}`;
  // Discord refuses half a surrogate pair.
  if (Buffer.byteLength(id) <= limits.customId && command.isWellFormed()) return { id };
  return { id: `${start}~${textKey(command)}`, longText: command };
}

/** The command of a pressed button; undefined if it is not one of ours or no longer stored. */
export async function pressedCommand(
  id: string,
  longTexts: LongTexts,
): Promise<{ command: string; channel?: string } | undefined> {
  const { kind, rest, channel } = shape.exec(id)?.groups ?? {};
  if (kind === undefined || rest === undefined) return undefined;
  const command = kind === ":" ? rest : await longTexts.find(rest);
  return command === undefined ? undefined : { command, channel };
}

export const deleteButton = (asker: string, locale: string): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label: sentencesFor(localeFor(locale)).deleteAnswer.button,
  custom_id: `delete ${asker}`,
});
