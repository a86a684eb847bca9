import { type Client, OAuth2Scopes, PermissionFlagsBits } from "discord.js";
import type { Logger } from "pino";
import type { Finding } from "../../src/chat/finding.ts";
import type { ChannelRef } from "../../src/chat/message.ts";
import { connect } from "./connect.ts";
import { checkPost } from "./deliver.ts";
import { asAdapterError } from "./errors.ts";

type Options = { token: string; apiUrl?: string; guildId?: string; log: Logger };

/** How long connecting may take, in milliseconds. */
const patience = 15_000;

/**
 * Connects to Discord as Newsdesk does and looks around, without saying anything: token, intents,
 * servers, the slash command, and each channel that something is to be posted to. Never throws for
 * what it finds. A bot that is running under the same token is not disturbed.
 */
export async function probeDiscord(options: Options, channels: ChannelRef[]): Promise<Finding[]> {
  const part = "Discord token";
  let client: Client | undefined;
  try {
    client = await connect({ ...options, shards: "auto" }, () => undefined, AbortSignal.timeout(patience));
    if (!client)
      return [{ part, verdict: "fail", detail: "Discord cannot be reached", remedy: networkRemedy }];
    const signedIn: Finding = { part, verdict: "pass", detail: `signed in as ${client.user?.tag}` };
    return [
      signedIn,
      servers(client),
      await command(client, options.guildId),
      ...(await places(client, channels)),
    ];
  } catch (cause) {
    return [{ part, verdict: "fail", detail: asAdapterError(cause, "connect to Discord").message }];
  } finally {
    await client?.destroy();
  }
}

const networkRemedy = "check the network, a proxy, and DISCORD_API_URL";

/** What the invite link asks for, with what each is needed for in docs/discord.md. */
const permissions = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
];

/** With exactly the scopes and permissions that are needed. */
const inviteLink = (client: Client): string =>
  client.generateInvite({ scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands], permissions });

function servers(client: Client): Finding {
  const count = client.guilds.cache.size;
  return {
    part: "Discord servers",
    verdict: count ? "pass" : "warn",
    detail: count ? `in ${count} server${count === 1 ? "" : "s"}` : "in no server yet",
    remedy: `invite it: ${inviteLink(client)}`,
  };
}

async function command(client: Client, guildId: string | undefined): Promise<Finding> {
  const part = "Discord command";
  try {
    const registered = await client.application?.commands.fetch({ guildId });
    if (registered?.some(({ name }) => name === "news"))
      return { part, verdict: "pass", detail: "/news is registered" };
    return {
      part,
      verdict: "warn",
      detail: "/news is not registered",
      remedy: "npm start registers it",
    };
  } catch (cause) {
    return { part, verdict: "fail", detail: asAdapterError(cause, "read the list of commands").message };
  }
}

const places = (client: Client, channels: ChannelRef[]): Promise<Finding[]> =>
  Promise.all(channels.map((channel) => place(client, channel)));

async function place(client: Client, channel: ChannelRef): Promise<Finding> {
  const part = `Discord channel ${channel.channel}`;
  try {
    await checkPost(client, channel);
    return { part, verdict: "pass", detail: "can be posted to" };
  } catch (cause) {
    return { part, verdict: "fail", detail: asAdapterError(cause, `post to ${part}`).message };
  }
}
