import type { ActionsBlock, Button } from "@slack/types";
import { type LongTexts, textKey } from "../../../src/chat/long-texts.ts";
import type { Action } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { visibleLine } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { unescaped } from "../text.ts";

/** Longer commands are stored under a key: a button's value counts towards the length of the message. */
const maxInlineChars = 255;

/** The action ids of our buttons: whether the value is the command itself or the key of one. */
export const buttonIds = /^(command|stored):\d+$/;

/** The action id of a button that leads to a page, which Slack opens itself. */
export const linkId = "link";

const isLong = (command: string): boolean => command.length > maxInlineChars;

/** Stores the commands that are too long for a button; to be called before the buttons are shown. */
export async function storeLongCommands(actions: Action[], longTexts: LongTexts, now: number): Promise<void> {
  const commands = actions.map(({ command }) => command.toWellFormed());
  for (const command of commands.filter(isLong)) await longTexts.save(textKey(command), command, now);
}

function button({ label, command, style }: Action, index: number): Button {
  const text = command.toWellFormed();
  return {
    type: "button",
    action_id: `${isLong(text) ? "stored" : "command"}:${index}`,
    text: { type: "plain_text", text: shorten(visibleLine(label), limits.buttonText), emoji: false },
    value: isLong(text) ? textKey(text) : text,
    ...(style && { style }),
  };
}

/**
 * At most `most` buttons, each carrying its command.
 * @param first their number in the block, which no other button in it has
 */
export const buttons = (actions: Action[], most: number, first = 0): Button[] =>
  actions
    .filter(({ label, command }) => visibleLine(label).trim() && command)
    .slice(0, most)
    .map((action, index) => button(action, first + index));

/** The same in a row, if there is any. */
export function buttonRow(actions: Action[], most: number): ActionsBlock[] {
  const elements = buttons(actions, most);
  return elements.length ? [{ type: "actions", elements }] : [];
}

/** The command of a pressed button; undefined if it is no longer stored. */
export async function pressedCommand(
  actionId: string,
  value: string,
  longTexts: LongTexts,
): Promise<string | undefined> {
  if (actionId.startsWith("stored:")) return longTexts.find(value);
  // Slack returns texts escaped: github.com/slackapi/bolt-python/issues/513
  return unescaped(value);
}
