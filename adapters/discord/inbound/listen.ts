import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type Client,
  type Message as DiscordMessage,
  Events,
  type Interaction,
  type StringSelectMenuInteraction,
} from "discord.js";
import { formOpenedBy } from "../../../src/chat/form.ts";
import { facts, isOver } from "../errors.ts";
import { createExplanation } from "../outbound/explain-missing-permission.ts";
import {
  type AnswerableInteraction,
  answerInteraction,
  answerMessage,
  answerWithForm,
} from "../outbound/respond.ts";
import { pressedCommand } from "../views/buttons.ts";
import { mayOpenForm, readForm } from "../views/modal.ts";
import { isReopenedForm, submissionOf } from "../views/reopen-form.ts";
import { fromAutocomplete, respondWithChoices } from "./autocomplete.ts";
import { deleteAnswer, isDeletion } from "./delete-answer.ts";
import { fromAction, fromCommand, fromForm, fromMenu, fromMessage } from "./parse-interaction.ts";
import { type DiscordServices, type MessageSource, produceAnswer } from "./produce-answer.ts";

/** Lets the bot hear what people say to it, and says what it answers. */
export function listen(client: Client, services: DiscordServices): void {
  const { log, inFlight } = services;
  const track = (answering: Promise<void>) => {
    void inFlight.track(
      answering.catch((error: unknown) => {
        if (isOver(error)) log.warn(facts(error), "too late to answer, or answered already");
        else log.error(facts(error), "an answer did not reach Discord");
      }),
    );
  };
  const explain = createExplanation();
  client.on(Events.MessageCreate, (message) => track(onDiscordMessage(message, explain, services)));
  client.on(Events.InteractionCreate, (interaction) => track(onInteraction(interaction, services)));
}

async function onDiscordMessage(
  message: DiscordMessage,
  explain: (message: DiscordMessage, error: unknown) => Promise<void>,
  services: DiscordServices,
): Promise<void> {
  const { channelId, guild } = message;
  const heard = fromMessage(message, message.client.user.id);
  if (!heard) return;
  try {
    await answerMessage(message, () =>
      produceAnswer(async () => heard, { channelId, locale: guild?.preferredLocale }, services),
    );
  } catch (error) {
    await explain(message, error).catch((reason: unknown) =>
      services.log.info(facts(reason), "who asked could not be told why there is no answer"),
    );
    throw error;
  }
}

async function onInteraction(interaction: Interaction, services: DiscordServices): Promise<void> {
  if (interaction.isAutocomplete()) return complete(interaction, services);
  if (interaction.isButton() && isDeletion(interaction)) return deleteAnswer(interaction);
  if (interaction.isChatInputCommand()) {
    const heard = fromCommand(interaction);
    return answer(interaction, async () => heard, formOpenedBy(heard.text) !== undefined, services);
  }
  if (interaction.isMessageContextMenuCommand()) {
    return answer(interaction, async () => fromMenu(interaction), false, services);
  }
  if (interaction.isModalSubmit()) {
    return answer(
      interaction,
      async () => fromForm(interaction, "submit", readForm(interaction)),
      false,
      services,
    );
  }
  if (interaction.isButton() || interaction.isStringSelectMenu()) return pressed(interaction, services);
}

async function complete(
  interaction: AutocompleteInteraction,
  { onMessage, log }: DiscordServices,
): Promise<void> {
  const typed = fromAutocomplete(interaction);
  const answer = typed
    ? await onMessage(typed).catch((error: unknown) => {
        log.error({ err: error }, "the bot failed to complete what is typed");
        return undefined;
      })
    : undefined;
  await respondWithChoices(interaction, answer);
}

function answer(
  interaction: AnswerableInteraction,
  hear: MessageSource,
  opensForm: boolean,
  services: DiscordServices,
): Promise<void> {
  const thinking = () => produceAnswer(hear, interaction, services);
  return opensForm && !interaction.isModalSubmit()
    ? answerWithForm(interaction, thinking)
    : answerInteraction(interaction, thinking);
}

/** A button, or a choice in a menu, whose value says as much as a button's id. */
async function pressed(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  services: DiscordServices,
): Promise<void> {
  const id = interaction.isButton() ? interaction.customId : (interaction.values[0] ?? "");
  const hear = async () => {
    const found = await pressedCommand(id, services.longTexts);
    if (!found) return undefined;
    const { command, channel } = found;
    return isReopenedForm(command)
      ? fromForm(interaction, "change", submissionOf(command))
      : fromAction(interaction, command, channel);
  };
  return answer(interaction, hear, mayOpenForm(id), services);
}
