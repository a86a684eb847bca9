import { type ButtonInteraction, MessageFlags } from "discord.js";
import { manages } from "./parse-interaction.ts";

/** A public answer may be deleted by who asked for it: `delete <user id>`, which no command begins with. */
const shape = /^delete (?<asker>\d+)$/;

const words = {
  en: {
    label: "Delete",
    refusal: "Only whoever asked, or who manages this channel, can delete this answer.",
  },
  zh: { label: "刪除", refusal: "只有提問的人或管理此頻道的人可以刪除這則回答。" },
};

export const wordsFor = (locale: string) => (/^zh\b/i.test(locale) ? words.zh : words.en);

export const isDeletion = ({ customId }: ButtonInteraction): boolean => shape.test(customId);

/** Deletes the message that the button is on, for who may. */
export async function deleteAnswer(pressed: ButtonInteraction): Promise<void> {
  const { user, customId, channelId, locale } = pressed;
  const asker = shape.exec(customId)?.groups?.asker;
  if (user.id !== asker && !(await manages(pressed, channelId))) {
    await pressed.reply({ content: wordsFor(locale).refusal, flags: MessageFlags.Ephemeral });
    return;
  }
  await pressed.deferUpdate();
  await pressed.deleteReply();
}
