import { type Answer, missingPermissions, noContent, unknownMessage } from "./discord-answers.ts";
import { permission, type StoredMessage, type World } from "./discord-world.ts";

/** https://docs.discord.com/developers/resources/message#get-channel-messages */
export function historyOf(world: World, channel: string, query: URLSearchParams): unknown[] {
  // "missing the READ_MESSAGE_HISTORY permission ... then no messages will be returned"
  if (channel !== world.directId && !(world.permissionsIn(channel) & permission.readHistory)) return [];
  const after = BigInt(query.get("after") ?? 0);
  const limit = Number(query.get("limit") ?? 50);
  return world.messages
    .filter((message) => message.channel_id === channel && !message.deleted && !(message.flags & 64))
    .filter(({ id }) => BigInt(id) > after)
    .slice(...(after > 0n ? [0, limit] : [-limit]))
    .reverse()
    .map(asRead);
}

/** It takes both permissions if nobody has reacted with the emoji yet. */
export function react(world: World, channel: string, id: string, emoji: string): Answer {
  const message = world.messages.find((one) => one.id === id && !one.deleted);
  if (!message) return unknownMessage;
  const needed = permission.readHistory | permission.addReactions;
  const isAllowed = channel === world.directId || (world.botPermissions & needed) === needed;
  if (!isAllowed) return missingPermissions;
  message.reactions = [...new Set([...(message.reactions ?? []), emoji])];
  return noContent;
}

/** When a message was sent, in ms. https://docs.discord.com/developers/reference#snowflakes */
export const sentAt = (id: string): number => Number(BigInt(id) >> 22n) + 1_420_070_400_000;

/**
 * As an application without the intent for contents reads it: what its own webhooks have posted is empty.
 * https://github.com/discord/discord-api-docs/issues/5411
 */
export const asRead = (message: StoredMessage) => ({
  ...asApiMessage(message),
  ...(message.webhook_id && { content: "", components: [] }),
});

/** A stored message as the API returns it. */
export const asApiMessage = (message: StoredMessage) => {
  const { pings: _, deleted: __, nonce: ___, reactions: ____, avatar_url: _____, ...known } = message;
  return {
    mention_roles: [],
    attachments: [],
    embeds: [],
    ...known,
    type: message.message_reference && message.message_reference.type !== 1 ? 19 : 0,
    timestamp: new Date(sentAt(message.id)).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [] as object[],
    pinned: false,
  };
};
