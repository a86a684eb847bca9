import { type ButtonInteraction, MessageFlags } from "discord.js";
import { localeFor, sentencesFor } from "../../../src/locales/locale.ts";
import { manages } from "./parse-interaction.ts";

/** The button with which the asker may delete a public answer; no command begins like its id. */
const shape = /^delete (?<asker>\d+)$/;

export const isDeletion = ({ customId }: ButtonInteraction): boolean => shape.test(customId);

/** Deletes the message that the button is on, for those who may. */
export async function deleteAnswer(pressed: ButtonInteraction): Promise<void> {
  const { user, customId, channelId, locale } = pressed;
  const asker = shape.exec(customId)?.groups?.asker;
  if (user.id !== asker && !(await manages(pressed, channelId))) {
    const { notAllowed } = sentencesFor(localeFor(locale)).deleteAnswer;
    await pressed.reply({ content: notAllowed, flags: MessageFlags.Ephemeral });
    return;
  }
  await pressed.deferUpdate();
  await pressed.deleteReply();
}
