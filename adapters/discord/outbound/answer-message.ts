import { type Channel, type Message, PermissionFlagsBits, Routes } from "discord.js";
import { mannersOf, type Rung } from "../../../src/chat/ladder/climb.ts";
import { obstacleTo } from "./bot-permissions.ts";
import type { InteractionOutbox, ProduceAnswer } from "./respond.ts";
import { bodyOf, direct, once, type PreparedAnswer, remembering } from "./rungs.ts";

const channelName = (channel: Channel): string =>
  "name" in channel && channel.name ? `#${channel.name}` : `channel ${channel.id}`;

/** Answers a mention or a direct message, as a reply to it if possible; if not there, in a direct message. */
export async function answerMessage(
  message: Message,
  produce: ProduceAnswer,
  { climb, pictures }: Pick<InteractionOutbox, "climb" | "pictures">,
): Promise<void> {
  const answer = await produce();
  if (!answer) return;
  const { channel, client, author, id } = message;
  const letter = direct(client, { user: author.id, nonce: id }, answer);
  const plainPost = post(message, answer, false);
  // Without the reference it is only worth trying if that may have been what was refused.
  const second: Rung = { ...plainPost, follows: ({ error }) => error.code === "rejected" };
  const there = mayReply(message) ? [post(message, answer, true), second] : [plainPost];
  const rungs = channel.isDMBased() ? there : [...there, letter];
  await climb({ attempted: "answer", rungs, ...remembering(answer.reply, pictures) });
}

/** Discord allows a reply only to bots that may read the history. */
const mayReply = ({ channel, client }: Message<boolean>): boolean =>
  channel.isDMBased() ||
  Boolean(client.user && channel.permissionsFor(client.user)?.has(PermissionFlagsBits.ReadMessageHistory));

/** @param isReply whether it refers to the message; all tries together post once */
function post({ channel, client, id }: Message, answer: PreparedAnswer, isReply: boolean): Rung {
  const did = `answer in ${channelName(channel)}`;
  return {
    name: isReply ? "reply" : "post",
    manners: mannersOf(answer.reply),
    isRepeatable: true,
    show: async (manner, unshown) => {
      // Discord bans an address after 10,000 refused requests in ten minutes: a post known to fail is not tried.
      const obstacle = obstacleTo(did, client, { channel: channel.id });
      if (obstacle) throw obstacle;
      const body = {
        ...bodyOf(answer, manner, unshown),
        ...once(id),
        ...(isReply && { message_reference: { message_id: id, fail_if_not_exists: false } }),
      };
      await client.rest.post(Routes.channelMessages(channel.id), { body });
    },
  };
}
