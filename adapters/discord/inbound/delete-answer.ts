import { type ButtonInteraction, RESTJSONErrorCodes } from "discord.js";
import { apology, line } from "../../../src/chat/apologies.ts";
import type { AdapterError } from "../../../src/chat/errors.ts";
import { localeFor, sentencesFor } from "../../../src/locales/locale.ts";
import { facts, refusalCodeOf } from "../errors.ts";
import { acknowledge, answerInteraction, explainFailure, update } from "../outbound/respond.ts";
import { manages } from "./parse-interaction.ts";
import type { DiscordServices } from "./produce-answer.ts";

/** The button with which the asker may delete a public answer; no command begins like its id. */
const shape = /^delete (?<asker>\d+)$/;

export const isDeletion = ({ customId }: ButtonInteraction): boolean => shape.test(customId);

/** Deletes the message that the button is on, for those who may; anybody else is told why not. */
export async function deleteAnswer(pressed: ButtonInteraction, services: DiscordServices): Promise<void> {
  const refused = await refusal(pressed, services);
  if (refused) return answerInteraction(pressed, async () => ({ reply: refused }), services);
  const failure = (await acknowledge(pressed, update, services)) ?? (await remove(pressed, services));
  if (failure) await explainFailure(pressed, { attempted: "deletion", error: failure }, services);
}

async function refusal(pressed: ButtonInteraction, { log }: DiscordServices) {
  const { user, customId, channelId, locale } = pressed;
  const asker = shape.exec(customId)?.groups?.asker;
  try {
    if (user.id === asker || (await manages(pressed, channelId))) return undefined;
    return line(sentencesFor(localeFor(locale)).deleteAnswer.notAllowed, locale);
  } catch (error) {
    log.error(facts(error), "who may delete an answer could not be checked");
    return apology(locale);
  }
}

/** What is deleted already needs no deletion. */
async function remove(
  pressed: ButtonInteraction,
  { api, repeat }: DiscordServices,
): Promise<AdapterError | undefined> {
  const failure = await repeat(() => api.deleteOriginal(pressed), true);
  return refusalCodeOf(failure?.cause) === RESTJSONErrorCodes.UnknownMessage ? undefined : failure;
}
