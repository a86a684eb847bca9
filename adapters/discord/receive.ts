import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  cleanContent,
  type Message as DiscordMessage,
  MessageType,
  PermissionFlagsBits,
} from "discord.js";
import type { ChannelRef, Message, UserRef } from "../../src/chat/message.ts";
import { commandText } from "./commands.ts";

type Interaction = ChatInputCommandInteraction | ButtonInteraction;

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

/** `/news` with its subcommand and options as a command text. */
export function fromCommand(interaction: ChatInputCommandInteraction): Message {
  const { options } = interaction;
  const [group, name] = [options.getSubcommandGroup(false), options.getSubcommand()];
  const given = group ? options.data[0]?.options?.[0]?.options : options.data[0]?.options;
  const said = Object.fromEntries((given ?? []).map((option) => [option.name, option.value]));
  return { ...asked(interaction), kind: "command", text: commandText(group, name, said) };
}

/** A pressed button: somebody types the command text it stands for. */
export const fromButton = (interaction: ButtonInteraction, text: string): Message => ({
  ...asked(interaction),
  kind: "action",
  text,
});

function asked(interaction: Interaction): Omit<Message, "kind" | "text"> {
  const { id, guildId, channelId, user, locale, memberPermissions } = interaction;
  const manages = !guildId || (memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false);
  return {
    id,
    channel: channelRef(guildId, channelId ?? ""),
    user: userRef(guildId, user.id),
    locale,
    canManage: async () => manages,
  };
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
