import { type Channel, type Client, PermissionFlagsBits } from "discord.js";
import type { SenderObstacle } from "../../../../src/chat/adapter.ts";
import type { ChannelRef } from "../../../../src/chat/message.ts";
import type { PostStyle, Sender } from "../../../../src/chat/posts/post-style.ts";
import { failedTo } from "../../errors.ts";
import { limits } from "../../limits.ts";
import { permissionName } from "../bot-permissions.ts";
import { canReadHistory } from "../history.ts";

/**
 * Why a post in a channel cannot have its sender. It takes Manage Webhooks; the history, since Discord does not
 * recognise the repetition of a webhook's request, so that only there it is seen whether a post arrived; and Manage
 * Messages to publish what is not the bot's own message:
 * https://docs.discord.com/developers/resources/message#crosspost-message
 * Throws AdapterError.
 */
export async function senderObstacle(
  client: Client,
  channel: ChannelRef,
  { sender, publish }: PostStyle,
): Promise<SenderObstacle | undefined> {
  const what = `look up Discord channel ${channel.channel}`;
  const place = await client.channels
    .fetch(channel.channel, { allowUnknownGuild: true })
    .catch(failedTo(what));
  if (!place || place.isDMBased()) return { because: "sender_refused" };
  if (sender && sender !== "own" && !isTaken(sender)) return { because: "sender_name" };
  const missing = missingFor(client, place, publish);
  if (missing.length > 0) return { because: "sender_forbidden", permissions: missing.join(", ") };
  // Of a server on another process's connections the permissions are not known.
  const isReadable = place.isThreadOnly() || (await canReadHistory(client, channel).catch(failedTo(what)));
  return isReadable ? undefined : { because: "sender_forbidden", permissions: "Read Message History" };
}

function missingFor({ user }: Client, place: Channel, publish = false): string[] {
  if (!user || place.isDMBased()) return [];
  const { ManageWebhooks, ReadMessageHistory, ManageMessages } = PermissionFlagsBits;
  const needed = [ManageWebhooks, ReadMessageHistory, ...(publish ? [ManageMessages] : [])];
  const known = place.guild ? place.permissionsFor(user) : undefined;
  return (known?.missing(needed) ?? []).map(permissionName);
}

/** https://docs.discord.com/developers/resources/user#usernames-and-nicknames, whose rules are those of webhooks, too */
const foreign = /[@#:]|```|discord|clyde/i;
const reserved = /^(?:everyone|here)$/i;

/**
 * Whether Discord takes a name and a picture:
 * https://docs.discord.com/developers/resources/webhook#create-webhook, and #execute-webhook for the picture.
 */
function isTaken({ name, picture }: Sender): boolean {
  const isSound = name.length <= limits.senderName && !foreign.test(name) && !reserved.test(name);
  const address = picture === undefined ? undefined : URL.parse(picture);
  const isPicture = picture === undefined || address?.protocol === "https:";
  return isSound && isPicture && (address?.href.length ?? 0) <= limits.imageUrl;
}
