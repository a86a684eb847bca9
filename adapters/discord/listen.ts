import {
  type ButtonInteraction,
  type Client,
  type Message as DiscordMessage,
  Events,
  type Interaction,
} from "discord.js";
import type { Logger } from "pino";
import type { OnMessage } from "../../src/chat/adapter.ts";
import { apology, outdated } from "../../src/chat/apologies.ts";
import { type LongTexts, textKey } from "../../src/chat/long-texts.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { answerInteraction, answerMessage, type Outgoing } from "./answer.ts";
import { commandOf } from "./buttons.ts";
import { facts, isOver } from "./errors.ts";
import { fromButton, fromCommand, fromMessage } from "./receive.ts";
import { type Rendered, render } from "./render.ts";

export type Listening = {
  onMessage: OnMessage;
  longTexts: LongTexts;
  now: () => number;
  log: Logger;
  /** Answers under way. */
  busy: Set<Promise<void>>;
};

/** Lets the bot hear what people say to it, and says what it answers. */
export function listen(client: Client, listening: Listening): void {
  const { log, busy } = listening;
  const settled = (answering: Promise<void>) => {
    const settling = answering
      .catch((error: unknown) => {
        if (isOver(error)) log.warn(facts(error), "too late to answer, or answered already");
        else log.error(facts(error), "an answer did not reach Discord");
      })
      .finally(() => busy.delete(settling));
    busy.add(settling);
  };
  client.on(Events.MessageCreate, (message) => settled(onDiscordMessage(message, listening)));
  client.on(Events.InteractionCreate, (interaction) => settled(onInteraction(interaction, listening)));
}

async function onDiscordMessage(message: DiscordMessage, listening: Listening): Promise<void> {
  const heard = fromMessage(message, message.client.user.id);
  if (heard) await answerMessage(message, () => think(async () => heard, listening));
}

async function onInteraction(interaction: Interaction, listening: Listening): Promise<void> {
  if (interaction.isChatInputCommand()) {
    await answerInteraction(interaction, () => think(async () => fromCommand(interaction), listening));
  } else if (interaction.isButton()) {
    await answerInteraction(interaction, () => think(() => pressed(interaction, listening), listening));
  }
}

async function pressed(
  interaction: ButtonInteraction,
  { longTexts }: Listening,
): Promise<Message | undefined> {
  const command = await commandOf(interaction.customId, longTexts);
  return command === undefined ? undefined : fromButton(interaction, command);
}

/**
 * The bot's answer, ready to be sent; where it fails, that is logged and said.
 * @param hear what was said; undefined for a button that no longer says anything
 */
async function think(
  hear: () => Promise<Message | undefined>,
  listening: Listening,
): Promise<Outgoing | undefined> {
  try {
    const message = await hear();
    const reply = message ? await listening.onMessage(message) : outdated;
    return reply && (await ready(reply, listening));
  } catch (error) {
    listening.log.error({ err: error }, "the bot failed to answer");
    return ready(apology, listening);
  }
}

async function ready(reply: Reply, listening: Listening): Promise<Outgoing> {
  const { kind, visibility } = reply;
  return { kind, visibility, components: await renderAndKeep(reply, listening) };
}

/** Renders a reply, once the command texts are kept that its buttons know by key only. */
export async function renderAndKeep(
  reply: Reply,
  { longTexts, now }: Pick<Listening, "longTexts" | "now">,
  deliveryKey?: string,
): Promise<Rendered["components"]> {
  const rendered = render(reply, deliveryKey);
  await Promise.all(rendered.longTexts.map((text) => longTexts.keep(textKey(text), text, now())));
  return rendered.components;
}
