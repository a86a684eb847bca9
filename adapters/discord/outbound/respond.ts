import {
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  type Channel,
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
} from "discord.js";
import { withTimeout } from "../../../src/async/timeout.ts";
import { line } from "../../../src/chat/apologies.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { lackingPermissions, refusalText } from "../errors.ts";
import { type Rendered, render } from "../views/render.ts";
import { missingPermissions, neededToPost, permissionName } from "./bot-permissions.ts";

/** A reply ready to be sent; `kind` and `visibility` decide where it appears. */
export type RenderedAnswer = Pick<Reply, "kind" | "visibility"> &
  Pick<Rendered, "components"> & {
    /** The form to open instead, while that is possible. */
    form?: APIModalInteractionResponseCallbackData;
  };

/** Resolves to the answer, or undefined if there is none; never rejects. */
export type ProduceAnswer = () => Promise<RenderedAnswer | undefined>;

export type PressedComponent = ButtonInteraction | StringSelectMenuInteraction;

export type AnswerableInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction
  | PressedComponent;

/** Discord waits three seconds for the first answer, and a deferral takes time as well. */
const formTimeoutMs = 1_500;

// Discord makes no previews of the links in Components V2, so there are no embeds to suppress.
const content = ({ components }: RenderedAnswer) =>
  ({ components, flags: MessageFlags.IsComponentsV2 }) as const;
const ephemeral = ({ components }: RenderedAnswer) =>
  ({ components, flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] }) as const;

/** Answers an interaction. Discord allows three seconds, so it is deferred first, visibly to the asker alone. */
export async function answerInteraction(
  interaction: AnswerableInteraction,
  produce: ProduceAnswer,
): Promise<void> {
  if (interaction.isMessageComponent() && isOwnPage(interaction)) {
    await interaction.deferUpdate();
    return replacePage(interaction, postable(interaction, await produce()));
  }
  await interaction.deferReply(interaction.inGuild() ? { flags: MessageFlags.Ephemeral } : {});
  return fillDeferredReply(interaction, postable(interaction, await produce()));
}

/** The same if the answer may be a form, which Discord takes only as the first answer. */
export async function answerWithForm(
  interaction: Exclude<AnswerableInteraction, ModalSubmitInteraction>,
  produce: ProduceAnswer,
): Promise<void> {
  const answer = produce();
  const soon = await withTimeout(answer, formTimeoutMs, () => undefined);
  if (soon?.form) await interaction.showModal(soon.form);
  else await answerInteraction(interaction, () => answer);
}

/** Whether only the presser sees the message. */
const isOwnPage = ({ message, guildId }: PressedComponent): boolean =>
  guildId === null || message.flags.has(MessageFlags.Ephemeral);

/**
 * A public answer needs the permissions of a post, though Discord accepts it without: an admin who takes
 * a permission from the bot means it. The asker alone then sees which is missing.
 */
function postable(
  interaction: AnswerableInteraction,
  reply: RenderedAnswer | undefined,
): RenderedAnswer | undefined {
  if (reply?.visibility !== "channel" || !interaction.inGuild()) return reply;
  const missing = interaction.appPermissions.missing(neededToPost(interaction.channel)).map(permissionName);
  if (missing.length === 0) return reply;
  const { locale } = interaction;
  const refusal = line(refusalText(lackingPermissions("post in this channel", missing), locale), locale);
  return { kind: "notice", visibility: "private", components: render(refusal).components };
}

async function fillDeferredReply(
  interaction: AnswerableInteraction,
  reply: RenderedAnswer | undefined,
): Promise<void> {
  if (!reply) return interaction.deleteReply();
  await interaction.editReply(content(reply));
  if (reply.visibility === "private" || !interaction.inGuild()) return;
  // A deferral stays ephemeral, and a follow-up to one still open would only fill it in:
  // so it is filled in, followed up in public, and deleted.
  await interaction.followUp(content(reply));
  await interaction.deleteReply();
}

/** A list replaces the list before; any other answer comes below it, so that the list stays. */
async function replacePage(pressed: PressedComponent, reply: RenderedAnswer | undefined): Promise<void> {
  if (!reply) return;
  if (reply.visibility === "channel") await pressed.followUp(content(reply));
  else if (reply.kind === "results") await pressed.editReply(content(reply));
  else await pressed.followUp(pressed.inGuild() ? ephemeral(reply) : content(reply));
}

export const channelName = (channel: Channel): string =>
  "name" in channel && channel.name ? `#${channel.name}` : `channel ${channel.id}`;

/**
 * Answers a mention or a direct message, as a reply to it if possible.
 * @throws AdapterError "forbidden" if the bot may not write there, before an answer is produced
 */
export async function answerMessage(message: Message, produce: ProduceAnswer): Promise<void> {
  const { channel, client } = message;
  const missing = missingPermissions(client, { channel: channel.id });
  if (missing.length > 0) throw lackingPermissions(`answer in ${channelName(channel)}`, missing);
  const reply = await produce();
  if (!reply || !channel.isSendable()) return;
  // Discord allows a reply only to bots that may read the history.
  const mayReply =
    channel.isDMBased() || channel.permissionsFor(client.user)?.has(PermissionFlagsBits.ReadMessageHistory);
  await (mayReply ? message.reply(content(reply)) : channel.send(content(reply)));
}
