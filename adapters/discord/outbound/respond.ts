import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionResponseType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from "discord.js";
import { withTimeout } from "../../../src/async/timeout.ts";
import { line } from "../../../src/chat/apologies.ts";
import type { AdapterError } from "../../../src/chat/errors.ts";
import {
  type Ascent,
  type Climb,
  type Manner,
  mannersOf,
  type Repeat,
  type Rung,
} from "../../../src/chat/ladder/climb.ts";
import { doneOnce } from "../../../src/chat/ladder/done-once.ts";
import type { Attempted, Unshown } from "../../../src/chat/ladder/explain.ts";
import type { RefusedPictures } from "../../../src/chat/pictures/refused-pictures.ts";
import { asAdapterError, isAcknowledged } from "../errors.ts";
import { neededToPost, obstacleTo, permissionName } from "./bot-permissions.ts";
import type { InteractionApi, InteractionRef } from "./interaction-api.ts";
import { bodyOf, direct, type PreparedAnswer, remembering } from "./rungs.ts";
import { isShared, surroundingsOf } from "./surroundings.ts";

/** Resolves to the answer, or undefined if there is none; never rejects. */
export type ProduceAnswer = () => Promise<PreparedAnswer | undefined>;

export type PressedComponent = ButtonInteraction | StringSelectMenuInteraction;

export type AnswerableInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction
  | PressedComponent;

/** All that an interaction is answered with. */
export type InteractionOutbox = {
  api: InteractionApi;
  climb: Climb;
  repeat: Repeat;
  pictures: RefusedPictures;
};

/** Discord waits three seconds for the first answer, and a deferral takes time as well. */
const formTimeoutMs = 1_500;

/** Sends the first answer. Undefined once Discord has it, or what it failed with. */
export const acknowledge = (
  interaction: InteractionRef,
  body: Parameters<InteractionApi["acknowledge"]>[1],
  { api, repeat }: InteractionOutbox,
): Promise<AdapterError | undefined> =>
  repeat(
    doneOnce(
      () => api.acknowledge(interaction, body),
      isAcknowledged,
      (cause) => asAdapterError(cause, "answer").code === "unavailable",
    ),
    true,
  );

/**
 * Answers an interaction. Discord allows three seconds, so it is deferred first, visibly to the asker alone.
 * @param before why a form that should have been the answer could not be opened
 */
export async function answerInteraction(
  interaction: AnswerableInteraction,
  produce: ProduceAnswer,
  outbox: InteractionOutbox,
  before?: AdapterError,
): Promise<void> {
  const { api, climb, repeat } = outbox;
  const isPage = interaction.isMessageComponent() && isOwnPage(interaction);
  const failure = await acknowledge(interaction, isPage ? update : deferral(interaction), outbox);
  const answer = await produce();
  if (!answer) {
    // What was acknowledged before us has its answer from there.
    if (!isPage && !failure) await repeat(() => api.deleteOriginal(interaction), true);
    return;
  }
  const ascent = ascentOf(interaction, answer, isPage, outbox);
  // A lost response may have been an acknowledgement; any other refusal leaves only what needs none.
  const isOpen = !failure || isAcknowledged(failure.cause) || failure.code === "unavailable";
  const error = isOpen ? before : failure;
  const { attempted, unshown = error && { attempted, error, isDoubtful: false } } = ascent;
  const rungs = isOpen ? ascent.rungs : [written(interaction, answer, attempted)];
  await climb({ attempted, unshown, rungs, ...remembering(answer.reply, outbox.pictures) });
}

/** The same if the answer may be a form, which Discord takes only as the first answer. */
export async function answerWithForm(
  interaction: Exclude<AnswerableInteraction, ModalSubmitInteraction>,
  produce: ProduceAnswer,
  outbox: InteractionOutbox,
): Promise<void> {
  const answer = produce();
  const soon = await withTimeout(answer, formTimeoutMs, () => undefined);
  if (!soon?.form) return answerInteraction(interaction, () => answer, outbox);
  const modal = { type: InteractionResponseType.Modal as const, data: soon.form };
  const failure = await acknowledge(interaction, modal, outbox);
  if (failure) await answerInteraction(interaction, () => answer, outbox, failure);
}

export const update = { type: InteractionResponseType.DeferredMessageUpdate } as const;

const deferral = (interaction: AnswerableInteraction) =>
  ({
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    ...(isShared(interaction) && { data: { flags: MessageFlags.Ephemeral } }),
  }) as const;

/** Whether only the presser sees the message. */
const isOwnPage = (pressed: PressedComponent): boolean =>
  !isShared(pressed) || pressed.message.flags.has(MessageFlags.Ephemeral);

/** Where the answer to an acknowledged interaction can be shown. */
function ascentOf(
  interaction: AnswerableInteraction,
  answer: PreparedAnswer,
  isPage: boolean,
  { api, repeat }: Pick<InteractionOutbox, "api" | "repeat">,
): Ascent {
  const isPost = answer.reply.visibility === "channel" && surroundingsOf(interaction) === "server";
  const attempted: Attempted = answer.form ? "form" : isPost ? "post" : "answer";
  const inItsPlace = edited(interaction, answer, api);
  const below = aside(interaction, answer, api);
  const letter = written(interaction, answer, attempted);
  const direct = isPage
    ? letter
    : afterwards(letter, () => repeat(() => api.deleteOriginal(interaction), true));
  if (!isPost) {
    // A list replaces the list before; any other answer comes below it, so that the list stays.
    if (isPage && answer.reply.kind !== "results") return { attempted, rungs: [below, direct] };
    // A message of components never becomes one of text.
    const manners = mannersOf(answer.reply).filter((manner) => !isPage || manner !== "plain");
    return { attempted, rungs: [{ ...inItsPlace, manners }, below, direct] };
  }
  const error = lacking(interaction);
  const unshown = error && { attempted, error, isDoubtful: false };
  const explaining = [...(isPage ? [] : [inItsPlace]), below].map((rung) => ({ ...rung, manners: reason }));
  const public_ = publicly(interaction, answer, isPage, { api, repeat });
  return { attempted, unshown, rungs: [...(error ? [] : [public_]), ...explaining, direct] };
}

const reason: Manner[] = ["reason"];

/** Tells the presser why something was not done. */
export async function explainFailure(
  interaction: AnswerableInteraction,
  { attempted, error }: Pick<Unshown, "attempted" | "error">,
  { api, climb }: InteractionOutbox,
): Promise<void> {
  const answer = { reply: line("", interaction.locale) };
  const below = { ...aside(interaction, answer, api), manners: reason };
  const letter = { ...written(interaction, answer, attempted), manners: reason };
  await climb({ attempted, unshown: { attempted, error, isDoubtful: false }, rungs: [below, letter] });
}

/**
 * A public answer needs the permissions of a post, though Discord accepts it without: an admin who takes
 * a permission from the bot means it. The asker alone then sees which is missing.
 */
function lacking({ appPermissions, channel, channelId, client }: AnswerableInteraction) {
  const missing = appPermissions.missing(neededToPost(channel)).map(permissionName);
  return obstacleTo("post in this channel", client, { channel: channelId ?? "" }, undefined, missing);
}

/** In the deferred reply, or in the page whose button was pressed. */
const edited = (interaction: InteractionRef, answer: PreparedAnswer, api: InteractionApi): Rung => ({
  name: "edit",
  manners: mannersOf(answer.reply),
  isRepeatable: true,
  show: (manner, unshown) => api.editOriginal(interaction, bodyOf(answer, manner, unshown)),
});

/** In a message of its own to the asker alone. */
const aside = (interaction: AnswerableInteraction, answer: PreparedAnswer, api: InteractionApi): Rung => ({
  name: "follow-up",
  manners: mannersOf(answer.reply),
  isRepeatable: true,
  show: (manner, unshown) =>
    api.followUp(interaction, bodyOf(answer, manner, unshown), isShared(interaction)),
});

const written = (
  { client, user, id }: AnswerableInteraction,
  answer: PreparedAnswer,
  attempted: Attempted,
): Rung => direct(client, { user: user.id, nonce: id }, answer, attempted === "post" ? reason : undefined);

/** A deferred reply that shows nothing would go on saying that the bot is thinking. */
const afterwards = (rung: Rung, tidy: () => Promise<unknown>): Rung => ({
  ...rung,
  show: async (...how) => {
    await rung.show(...how);
    await tidy();
  },
});

/**
 * For all in the channel. A deferral stays ephemeral, and a follow-up to one still open would only fill it
 * in: so it is filled in, followed up in public, and deleted. A follow-up that is sent again comes twice.
 */
const publicly = (
  interaction: AnswerableInteraction,
  answer: PreparedAnswer,
  isPage: boolean,
  { api, repeat }: Pick<InteractionOutbox, "api" | "repeat">,
): Rung => ({
  name: "public follow-up",
  manners: mannersOf(answer.reply),
  isRepeatable: false,
  show: async (manner) => {
    const body = bodyOf(answer, manner);
    const failure = isPage ? undefined : await repeat(() => api.editOriginal(interaction, body), true);
    if (failure) throw failure;
    await api.followUp(interaction, body, false);
    // Where it stays after all, the asker sees a copy of what was posted.
    if (!isPage) await repeat(() => api.deleteOriginal(interaction), true);
  },
});
