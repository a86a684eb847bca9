import { type Client, GatewayCloseCodes, OAuth2Scopes, PermissionFlagsBits } from "discord.js";
import type { Logger } from "pino";
import type { CheckResult } from "../../src/chat/check-result.ts";
import type { AdapterError } from "../../src/chat/errors.ts";
import type { KeyValueStore } from "../../src/chat/key-value-store.ts";
import type { ChannelRef } from "../../src/chat/message.ts";
import type { PostStyle } from "../../src/chat/posts/post-style.ts";
import type { PlaceKind } from "../../src/chat/reply.ts";
import { supportsUserInstall, userInstallLink } from "./commands/installations.ts";
import { checkCommands } from "./commands/register.ts";
import { connect, type DiscordSession } from "./connect.ts";
import { createShardRecords } from "./connection/shard-records.ts";
import { asAdapterError, GatewayRefusal } from "./errors.ts";
import { checkPost } from "./outbound/check-post.ts";
import { canReadHistory } from "./outbound/history.ts";
import { senderObstacle } from "./outbound/senders/sender-obstacle.ts";

export type DiscordProbeOptions = {
  token: string;
  apiUrl?: string;
  guildId?: string;
  /** Holds the last registration of the commands, if Newsdesk ran before. */
  keyValues?: KeyValueStore;
  log: Logger;
};

/** A channel, what it gets besides messages, and the style of a post there that has a sender. */
type ProbedChannel = ChannelRef & { place?: PlaceKind; style?: PostStyle };

const connectTimeoutMs = 15_000;

/**
 * Connects to Discord as Newsdesk does and checks, without posting anything: token, intents, servers,
 * slash commands, and each channel that is posted to. Never throws for what it finds. A bot running
 * under the same token is not disturbed.
 */
export async function probeDiscord(
  options: DiscordProbeOptions,
  channels: ProbedChannel[],
): Promise<CheckResult[]> {
  const stopped = AbortSignal.timeout(connectTimeoutMs);
  const records = createShardRecords([], Date.now, options.log);
  let session: DiscordSession | undefined;
  try {
    const given = { ...options, shards: "auto" as const, now: Date.now };
    session = await connect(given, records, () => undefined, stopped);
    return await checkClient(session.client, options, channels);
  } catch (cause) {
    const error = asAdapterError(cause, "connect to Discord");
    const remedy =
      error.code === "unavailable" ? "check the network, a proxy, and DISCORD_API_URL" : undefined;
    return [{ part: refusedPart(error), verdict: "fail", detail: error.message, remedy }];
  } finally {
    await session?.close();
  }
}

const aboutShards: number[] = [GatewayCloseCodes.InvalidShard, GatewayCloseCodes.ShardingRequired];
const aboutIntents: number[] = [GatewayCloseCodes.InvalidIntents, GatewayCloseCodes.DisallowedIntents];

/** What of our set-up a failure to connect is about. */
function refusedPart(error: AdapterError): string {
  if (!(error instanceof GatewayRefusal)) return "Discord token";
  if (aboutShards.includes(error.closeCode)) return "Discord shards";
  return aboutIntents.includes(error.closeCode) ? "Discord intents" : "Discord connection";
}

async function checkClient(
  client: Client,
  options: DiscordProbeOptions,
  channels: ProbedChannel[],
): Promise<CheckResult[]> {
  const detail = `signed in as ${client.user?.tag}, application ${client.application?.id}`;
  return [
    { part: "Discord token", verdict: "pass", detail },
    { part: "Discord intents", verdict: "pass", detail: "granted; none of them is privileged" },
    servers(client),
    await command(client, options),
    await userInstall(client),
    ...(await Promise.all(channels.map((channel) => checkChannel(client, channel)))),
  ];
}

/** What the bot needs; docs/discord.md says for what. */
const invite = {
  scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
  permissions: [
    PermissionFlagsBits.ViewChannel,
    PermissionFlagsBits.SendMessages,
    PermissionFlagsBits.SendMessagesInThreads,
    PermissionFlagsBits.ReadMessageHistory,
  ],
};

function servers(client: Client): CheckResult {
  const count = client.guilds.cache.size;
  return {
    part: "Discord servers",
    verdict: count ? "pass" : "warn",
    detail: count ? `in ${count} server${count === 1 ? "" : "s"}` : "in no server yet",
    remedy: `invite it: ${client.generateInvite(invite)}`,
  };
}

async function command(
  { rest, application }: Client,
  { guildId, keyValues }: DiscordProbeOptions,
): Promise<CheckResult> {
  const part = "Discord commands";
  const where = guildId === undefined ? "for all servers" : `in server ${guildId} alone (DISCORD_GUILD)`;
  try {
    const found = await checkCommands({ rest, applicationId: application?.id ?? "", guildId, keyValues });
    const detail = `/news and /newsdesk are ${found} ${where}`;
    if (found === "in place") return { part, verdict: "pass", detail };
    return { part, verdict: "warn", detail, remedy: "npm start registers them" };
  } catch (cause) {
    return { part, verdict: "fail", detail: asAdapterError(cause, "read the list of commands").message };
  }
}

/** Whether people can add the application to their own account, and how they do. */
async function userInstall({ rest, application }: Client): Promise<CheckResult> {
  const part = "Discord user install";
  try {
    const detail = (await supportsUserInstall(rest))
      ? `on: people add it to their own account at ${userInstallLink(application?.id ?? "")}`
      : "off; to let people use /news where the bot is not, choose User Install under Installation of the application, and start again";
    return { part, verdict: "pass", detail };
  } catch (cause) {
    return { part, verdict: "fail", detail: asAdapterError(cause, "read the application").message };
  }
}

async function checkChannel(client: Client, channel: ProbedChannel): Promise<CheckResult> {
  const part = `Discord channel ${channel.channel}`;
  try {
    await checkPost(client, channel, channel.place);
    if (await canReadHistory(client, channel)) return await checkSender(client, channel, part);
    return {
      part,
      verdict: "warn",
      detail: "can be posted to, but the bot lacks the permission Read Message History",
      remedy:
        "grant it: without it Newsdesk cannot tell later than two minutes after a crash whether a digest arrived, and in a forum not at all",
    };
  } catch (cause) {
    return { part, verdict: "fail", detail: asAdapterError(cause, `post to ${part}`).message };
  }
}

/** Whether posts can have the name and picture that was set for them. */
async function checkSender(client: Client, channel: ProbedChannel, part: string): Promise<CheckResult> {
  const obstacle = channel.style && (await senderObstacle(client, channel, channel.style));
  if (!obstacle) return { part, verdict: "pass", detail: "can be posted to" };
  const { permissions } = obstacle;
  return {
    part,
    verdict: "warn",
    detail: "can be posted to, but only under the bot's own name, not under the one that is set for a post",
    remedy: permissions
      ? `grant the permission ${permissions}`
      : "choose another name and picture under Style, or none",
  };
}
