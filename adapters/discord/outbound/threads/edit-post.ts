import { type AnyThreadChannel, type Client, RESTJSONErrorCodes, Routes } from "discord.js";
import { z } from "zod";
import type { MessageRef } from "../../../../src/chat/message.ts";
import { failedTo, refusalCodeOf } from "../../errors.ts";
import type { RenderedReply } from "../deliveries.ts";
import { asComponents } from "../rungs.ts";
import type { ChannelWebhooks } from "../senders/channel-webhooks.ts";
import { editOwn } from "../senders/edit-own.ts";
import { threadName } from "./forum-posts.ts";

const texts = z.unknown().transform((part): string => contentsIn(part).join("\n"));

/**
 * Shows other components in a post of a forum, and renames it unless somebody else has. A closed one is opened
 * for that, and closed again. Throws AdapterError.
 */
export async function editPost(
  client: Client,
  webhooks: ChannelWebhooks,
  ref: MessageRef,
  { reply, title }: { reply: RenderedReply; title: string },
): Promise<void> {
  const post = ref.channel.channel;
  const what = `correct a post in Discord, ${post}`;
  const thread = await client.channels.fetch(post, { allowUnknownGuild: true }).catch(failedTo(what));
  const name = threadName(title);
  const isRenamed = thread?.isThread() && thread.name !== name && (await isNamedByUs(client, thread));
  const edit = () => editOwn(client, webhooks, ref, asComponents(reply.components, reply.ping));
  const change = (body: object) => client.rest.patch(Routes.channel(post), { body });
  let closing: { archived?: true } = {};
  await edit()
    .catch(async (error: unknown) => {
      // https://docs.discord.com/developers/topics/threads#active--archived-threads
      if (refusalCodeOf(error) !== RESTJSONErrorCodes.InvalidActionOnArchivedThread) throw error;
      await change({ archived: false });
      closing = { archived: true };
      await edit();
    })
    .catch(failedTo(what));
  const rest = { ...(isRenamed && { name }), ...closing };
  if (Object.keys(rest).length > 0) await change(rest).catch(failedTo(what));
}

/**
 * Whether its name is the headline that it shows still; where its message cannot be read, it keeps its name, and so
 * it does if a webhook has made it: a thread is renamed by its owner.
 */
async function isNamedByUs(client: Client, { id, name, ownerId }: AnyThreadChannel): Promise<boolean> {
  if (ownerId !== client.user?.id) return false;
  const shown = await client.rest.get(Routes.channelMessage(id, id)).then(
    (message) => texts.parse(message),
    () => undefined,
  );
  return shown?.replaceAll("\\", "").includes(name.replaceAll("\\", "").replace(/…$/, "")) ?? false;
}

function contentsIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === "content" && typeof value === "string" ? [value] : contentsIn(value),
  );
}
