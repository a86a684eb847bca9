import {
  type AutocompleteInteraction,
  type Client,
  type Message as DiscordMessage,
  Events,
  type Interaction,
} from "discord.js";
import { yieldToEventLoop } from "../../../src/async/yield.ts";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { formOpenedBy } from "../../../src/chat/form.ts";
import { facts } from "../errors.ts";
import { answerMessage } from "../outbound/answer-message.ts";
import { reaction } from "../outbound/reaction.ts";
import {
  type AnswerableInteraction,
  answerInteraction,
  answerWithForm,
  type PressedComponent,
} from "../outbound/respond.ts";
import { pressedCommand } from "../views/buttons.ts";
import { mayOpenForm, readForm } from "../views/modal.ts";
import { isReopenedForm, submissionOf } from "../views/reopen-form.ts";
import { fromAutocomplete, respondWithChoices } from "./autocomplete.ts";
import { deleteAnswer, isDeletion } from "./delete-answer.ts";
import { fromAction, fromCommand, fromForm, fromMenu, fromMessage } from "./parse-interaction.ts";
import { type DiscordServices, type MessageSource, produceAnswer } from "./produce-answer.ts";

/** Passes messages and interactions to the bot, and shows its answers. */
export function listen(client: Client, services: DiscordServices): void {
  const { log, inFlight } = services;
  const fail = (error: unknown) => log.error(facts(error), "something from Discord could not be handled");
  // Many may come at once: each is handled in a turn of the event loop of its own.
  const track = (answer: () => Promise<void>) =>
    void inFlight.track(yieldToEventLoop().then(answer).catch(fail));
  client.on(Events.MessageCreate, (message) => track(() => onDiscordMessage(message, services)));
  client.on(Events.InteractionCreate, (interaction) => track(() => onInteraction(interaction, services)));
}

async function onDiscordMessage(message: DiscordMessage, services: DiscordServices): Promise<void> {
  const here = { channelId: message.channelId, locale: message.guild?.preferredLocale };
  const received = fromMessage(message, message.client.user.id);
  if (!received) return;
  const onMessage: OnMessage = async (said) => {
    const answer = await services.onMessage(said);
    if (answer?.kind !== "reaction") return answer;
    await services.climb({ attempted: "answer", rungs: [reaction(message)] });
    return undefined;
  };
  const produce = () => produceAnswer(async () => received, here, { ...services, onMessage });
  await answerMessage(message, produce, services);
}

async function onInteraction(interaction: Interaction, services: DiscordServices): Promise<void> {
  if (interaction.isAutocomplete()) return complete(interaction, services);
  if (interaction.isButton() && isDeletion(interaction)) return deleteAnswer(interaction, services);
  if (interaction.isChatInputCommand()) {
    const message = fromCommand(interaction);
    return answer(interaction, async () => message, formOpenedBy(message.text) !== undefined, services);
  }
  if (interaction.isMessageContextMenuCommand()) {
    return answer(interaction, async () => fromMenu(interaction), false, services);
  }
  if (interaction.isModalSubmit()) {
    const submission = async () => fromForm(interaction, "submit", readForm(interaction));
    return answer(interaction, submission, false, services);
  }
  if (interaction.isButton() || interaction.isStringSelectMenu()) return press(interaction, services);
}

async function complete(interaction: AutocompleteInteraction, services: DiscordServices): Promise<void> {
  const { onMessage, log } = services;
  const message = fromAutocomplete(interaction);
  const answer = message && onMessage(message);
  const completed = await answer?.catch((error: unknown) => {
    log.error({ err: error }, "the bot failed to complete what is typed");
    return undefined;
  });
  await respondWithChoices(interaction, completed, services);
}

function answer(
  interaction: AnswerableInteraction,
  source: MessageSource,
  opensForm: boolean,
  services: DiscordServices,
): Promise<void> {
  const produce = () => produceAnswer(source, interaction, services);
  return opensForm && !interaction.isModalSubmit()
    ? answerWithForm(interaction, produce, services)
    : answerInteraction(interaction, produce, services);
}

/** A button, or a choice in a menu, whose value is read like a button's id. */
function press(interaction: PressedComponent, services: DiscordServices): Promise<void> {
  const id = interaction.isButton() ? interaction.customId : (interaction.values[0] ?? "");
  const source = async () => {
    const found = await pressedCommand(id, services.longTexts);
    if (!found) return undefined;
    const { command, channel } = found;
    return isReopenedForm(command)
      ? fromForm(interaction, "change", submissionOf(command))
      : fromAction(interaction, command, channel);
  };
  return answer(interaction, source, mayOpenForm(id), services);
}
