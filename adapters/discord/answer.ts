import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
} from "discord.js";
import type { Reply } from "../../src/chat/reply.ts";
import type { Rendered } from "./render.ts";

/** A reply ready to be sent; `kind` and `visibility` decide where it appears. */
export type Outgoing = Pick<Reply, "kind" | "visibility"> & Pick<Rendered, "components">;

/** Comes up with the answer, or with nothing to say; never fails. */
export type Think = () => Promise<Outgoing | undefined>;

type Asked = ChatInputCommandInteraction | ButtonInteraction;

const content = ({ components }: Outgoing) => ({ components, flags: MessageFlags.IsComponentsV2 as const });
const whispered = ({ components }: Outgoing) => ({
  components,
  flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const,
});

/**
 * Answers a slash command or a button. Discord allows three seconds, so the interaction is always
 * deferred first, for the asker's eyes where others could see it.
 */
export async function answerInteraction(asked: Asked, think: Think): Promise<void> {
  if (asked.isButton() && isOwnPage(asked)) {
    await asked.deferUpdate();
    return turnPage(asked, await think());
  }
  await asked.deferReply(asked.inGuild() ? { flags: MessageFlags.Ephemeral } : {});
  return fulfil(asked, await think());
}

/** Whether only the presser sees the message the button is on. */
const isOwnPage = ({ message, guildId }: ButtonInteraction): boolean =>
  guildId === null || message.flags.has(MessageFlags.Ephemeral);

async function fulfil(asked: Asked, reply: Outgoing | undefined): Promise<void> {
  if (!reply) return asked.deleteReply();
  await asked.editReply(content(reply));
  if (reply.visibility === "private" || !asked.inGuild()) return;
  // A deferral is ephemeral for good, and a follow-up to one still open would only fill it in:
  // so it is filled in, followed up in public, and taken away.
  await asked.followUp(content(reply));
  await asked.deleteReply();
}

/** A list takes the place of the list before; all else stands below it, so that the list stays. */
async function turnPage(asked: ButtonInteraction, reply: Outgoing | undefined): Promise<void> {
  if (!reply) return;
  if (reply.visibility === "channel") await asked.followUp(content(reply));
  else if (reply.kind === "results") await asked.editReply(content(reply));
  else await asked.followUp(asked.inGuild() ? whispered(reply) : content(reply));
}

/** Answers a mention or a direct message, as a reply to it where the bot may read it again. */
export async function answerMessage(message: Message, think: Think): Promise<void> {
  const reply = await think();
  if (!reply || !message.channel.isSendable()) return;
  // Discord allows a reply only to who may read the history.
  const { channel, client } = message;
  const mayReply =
    channel.isDMBased() || channel.permissionsFor(client.user)?.has(PermissionFlagsBits.ReadMessageHistory);
  await (mayReply ? message.reply(content(reply)) : channel.send(content(reply)));
}
