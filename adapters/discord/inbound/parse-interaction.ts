import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Message as DiscordMessage,
  GuildMember,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageType,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from "discord.js";
import type { ChannelRef, FormValues, Message, UserRef } from "../../../src/chat/message.ts";
import { commandText } from "../commands/command-text.ts";
import { surroundingsOf } from "../outbound/surroundings.ts";
import { mayManage } from "./manager-permissions.ts";
import { mayPost } from "./may-post.ts";
import { plainText } from "./plain-text.ts";
import { wordsOfMessage } from "./quoted-message.ts";
import { roleToPing } from "./role-to-ping.ts";

type Interaction =
  | AutocompleteInteraction
  | ChatInputCommandInteraction
  | MessageComponentInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction;

/** A person's mention or direct message; undefined for all other messages. */
export function fromMessage(message: DiscordMessage, botId: string): Message | undefined {
  const { author, guildId } = message;
  const written = message.type === MessageType.Default || message.type === MessageType.Reply;
  if (author.bot || message.webhookId || !written) return undefined;
  // A reply with the ping on mentions the author it answers, and only then does Discord give us its
  // content; mentions of @everyone and of shared roles are not questions to the bot.
  if (guildId && !message.mentions.users.has(botId) && !ownRole(message, botId)) return undefined;
  const { member, channelId } = message;
  return {
    id: message.id,
    kind: guildId ? "mention" : "direct",
    channel: channelRef(guildId, message.channelId),
    user: userRef(author.id),
    text: textOf(message, botId),
    isInThread: message.channel.isThread(),
    isPersonal: !guildId,
    canManage: async () => !guildId || (member !== null && managesIn(member, channelId)),
    // They have just written there.
    canPost: async () => true,
    ...(guildId && { role: (id: string) => roleToPing(member, channelId, id) }),
  };
}

/** The role that Discord makes for the bot alone, which has its name and is easily chosen instead of it. */
const ownRole = ({ mentions }: DiscordMessage, botId: string): string | undefined =>
  mentions.roles.find(({ tags }) => tags?.botId === botId)?.id;

const textOf = (message: DiscordMessage, botId: string): string => {
  const own = new Set([`<@${botId}>`, `<@!${botId}>`, `<@&${ownRole(message, botId)}>`]);
  return plainText(
    message.content.replaceAll(/<@[!&]?\d+>/g, (mention) => (own.has(mention) ? " " : mention)),
  );
};

/** A slash command with its subcommand and options as a command text. */
export function fromCommand(interaction: ChatInputCommandInteraction): Message {
  const elsewhere = chosenChannel(interaction);
  const kind = "command" as const;
  const message = { ...messageBase(interaction, elsewhere), kind, text: commandText(interaction) };
  // Discord offers /newsdesk only to those who may manage, and knows nothing of another channel.
  const isOffered = interaction.commandName === "newsdesk" && elsewhere === undefined;
  return isOffered ? { ...message, canManage: async () => true } : message;
}

/** The channel that a slash command is for, if it names another than its own. */
export function chosenChannel({
  options,
  channelId,
}: AutocompleteInteraction | ChatInputCommandInteraction): string | undefined {
  const chosen = options.get("channel")?.value;
  return chosen === undefined || chosen === channelId ? undefined : String(chosen);
}

/** "Find related news" on a message: all that it shows. */
export const fromMenu = (interaction: MessageContextMenuCommandInteraction): Message => ({
  ...messageBase(interaction),
  kind: "quote",
  text: wordsOfMessage(interaction.targetMessage),
});

/** A pressed button or a choice, as if its command text were typed, perhaps in another channel. */
export const fromAction = (
  interaction: MessageComponentInteraction,
  text: string,
  channel?: string,
): Message => ({ ...messageBase(interaction, channel), kind: "action", text });

/** A form that was submitted, or is to be shown again with its values and the channel chosen in it. */
export const fromForm = (
  interaction: ModalSubmitInteraction | MessageComponentInteraction,
  kind: "submit" | "change",
  { command, values, channel }: { command: string; values: FormValues; channel?: string },
): Message => ({ ...messageBase(interaction, channel), kind, text: command, values });

export function messageBase(interaction: Interaction, elsewhere?: string): Omit<Message, "kind" | "text"> {
  const { id, guildId, channelId, user, locale, member, memberPermissions } = interaction;
  const surroundings = surroundingsOf(interaction);
  const isReadOnly = surroundings === "guest";
  return {
    id,
    channel: channelRef(guildId, elsewhere ?? channelId ?? ""),
    user: userRef(user.id),
    locale,
    isPersonal: surroundings === "conversation",
    ...(isReadOnly && { isReadOnly }),
    canManage: () => manages(interaction, elsewhere ?? channelId),
    canPost: () => mayPost(interaction, elsewhere),
    ...(guildId && { role: (role: string) => roleToPing(member, elsewhere ?? channelId, role) }),
    canForget: async () => !isReadOnly && (memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
  };
}

/** Whether the person of an interaction may manage a channel. */
export async function manages(interaction: Interaction, channelId: string | null): Promise<boolean> {
  const { guildId, member, memberPermissions } = interaction;
  const surroundings = surroundingsOf(interaction);
  if (surroundings !== "server" || !guildId) return surroundings === "conversation";
  const has = memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false;
  const isHere = channelId === interaction.channelId;
  if (!channelId || !(member instanceof GuildMember)) return isHere && has;
  return isHere ? mayManage(member, channelId, has) : managesIn(member, channelId);
}

async function managesIn(member: GuildMember, channelId: string): Promise<boolean> {
  const channel = member.guild.channels.cache.get(channelId);
  if (!channel) return false;
  return mayManage(member, channelId, channel.permissionsFor(member).has(PermissionFlagsBits.ManageChannels));
}

/** A thread is a channel in Discord, so `thread` stays empty. */
const channelRef = (guildId: string | null, channel: string): ChannelRef => ({
  platform: "discord",
  tenant: guildId ?? "",
  channel,
});

/** A person is the same in every server. */
const userRef = (user: string): UserRef => ({ platform: "discord", tenant: "", user });
