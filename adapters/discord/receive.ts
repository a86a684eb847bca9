import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  cleanContent,
  type Message as DiscordMessage,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageType,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from "discord.js";
import type { ChannelRef, FormValues, Message, UserRef } from "../../src/chat/message.ts";
import { commandText } from "./commands/command-text.ts";

type Interaction =
  | AutocompleteInteraction
  | ChatInputCommandInteraction
  | MessageComponentInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction;

/** What a person said to the bot in a channel or directly; undefined for all other messages. */
export function fromMessage(message: DiscordMessage, botId: string): Message | undefined {
  const { author, guildId } = message;
  const written = message.type === MessageType.Default || message.type === MessageType.Reply;
  if (author.bot || message.webhookId || !written) return undefined;
  // A reply with the ping on mentions the author of what it answers, and only then has Discord
  // given us its content; @everyone and roles are nobody's question to the bot.
  if (guildId && !message.mentions.users.has(botId)) return undefined;
  const manages = !guildId || managesHere(message);
  return {
    id: message.id,
    kind: guildId ? "mention" : "direct",
    channel: channelRef(guildId, message.channelId),
    user: userRef(guildId, author.id),
    text: plainText(message, botId),
    canManage: async () => manages,
  };
}

const plainText = (message: DiscordMessage, botId: string): string =>
  cleanContent(message.content.replaceAll(new RegExp(`<@!?${botId}>`, "g"), " "), message.channel)
    .replace(/ {2,}/g, " ")
    .trim();

function managesHere({ member, channelId }: DiscordMessage): boolean {
  return member?.permissionsIn(channelId).has(PermissionFlagsBits.ManageChannels) ?? false;
}

/** A slash command with its subcommand and options as a command text. */
export function fromCommand(interaction: ChatInputCommandInteraction): Message {
  const message = { ...asked(interaction), kind: "command" as const, text: commandText(interaction) };
  // Discord offers /newsdesk only to those whom the server lets manage.
  return interaction.commandName === "newsdesk" ? { ...message, canManage: async () => true } : message;
}

/** "Find related news" on a message: what it says, with what its links are about. */
export function fromMenu(interaction: MessageContextMenuCommandInteraction): Message {
  const { content, embeds, channel } = interaction.targetMessage;
  const shown = embeds.flatMap(({ title, description }) => [title, description]);
  const written = channel ? cleanContent(content, channel) : content;
  const text = [written, ...shown].filter(Boolean).join("\n");
  return { ...asked(interaction), kind: "quote", text };
}

/** A pressed button or a choice: somebody types the command text it stands for, perhaps in another channel. */
export const fromAction = (
  interaction: MessageComponentInteraction,
  text: string,
  channel?: string,
): Message => ({
  ...asked(interaction, channel),
  kind: "action",
  text,
});

/**
 * A form that was filled in, or is to be shown again with what stood in it.
 * @param channel the one chosen in the form
 */
export const fromForm = (
  interaction: ModalSubmitInteraction | MessageComponentInteraction,
  kind: "submit" | "change",
  { command, values, channel }: { command: string; values: FormValues; channel?: string },
): Message => ({ ...asked(interaction, channel), kind, text: command, values });

/** What is common to all that people do with Discord's own means. */
export function asked(interaction: Interaction, elsewhere?: string): Omit<Message, "kind" | "text"> {
  const { id, guildId, channelId, user, locale, memberPermissions } = interaction;
  return {
    id,
    channel: channelRef(guildId, elsewhere ?? channelId ?? ""),
    user: userRef(guildId, user.id),
    locale,
    canManage: async () => manages(interaction, elsewhere ?? channelId),
    canForget: async () => memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
  };
}

/** Asked when it matters, but answered from what Discord has told: nothing is fetched. */
function manages(interaction: Interaction, channelId: string | null): boolean {
  const { guild, guildId, member, memberPermissions } = interaction;
  if (!guildId) return true;
  if (channelId === interaction.channelId) {
    return memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false;
  }
  const channel = guild?.channels.cache.get(channelId ?? "");
  if (!channel || !member || !("guild" in member)) return false;
  return channel.permissionsFor(member).has(PermissionFlagsBits.ManageChannels);
}

/** A thread is a channel of its own in Discord, so `thread` stays empty. */
const channelRef = (guildId: string | null, channel: string): ChannelRef => ({
  platform: "discord",
  tenant: guildId ?? "",
  channel,
});

const userRef = (guildId: string | null, user: string): UserRef => ({
  platform: "discord",
  tenant: guildId ?? "",
  user,
});
