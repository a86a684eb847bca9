import { type LongTexts, textKey } from "../../src/chat/long-texts.ts";
import { limits } from "./limits.ts";

/**
 * What a button's custom_id says: `3:read abcd` is a command text, `3~<key>` the key of one that
 * is too long. The number tells buttons of one message apart, as Discord demands.
 */
const shape = /^[0-9a-z]+(?<kind>[:~])(?<rest>.*)$/s;

/** The custom_id of the button at `position` in its message, and the text to keep, if it is long. */
export function buttonId(position: number, command: string): { id: string; longText?: string } {
  const number = position.toString(36);
  const id = `${number}:${command}`;
  // Discord refuses half a surrogate pair.
  if (Buffer.byteLength(id) <= limits.customId && command.isWellFormed()) return { id };
  return { id: `${number}~${textKey(command)}`, longText: command };
}

/** The command text of a pressed button; undefined where it is not ours or no longer kept. */
export async function commandOf(id: string, longTexts: LongTexts): Promise<string | undefined> {
  const { kind, rest } = shape.exec(id)?.groups ?? {};
  if (kind === undefined || rest === undefined) return undefined;
  return kind === ":" ? rest : longTexts.find(rest);
}
