import {
  ChannelType,
  Client,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Partials,
} from "discord.js";
import type { Logger } from "pino";
import { AdapterError } from "../../src/chat/errors.ts";
import { retryConnect } from "../../src/chat/retry-connect.ts";
import { cacheFactory } from "./caches.ts";
import { asAdapterError, disallowedIntents, facts, refusedToken } from "./errors.ts";
import { notedRest } from "./outbound/noted-rest.ts";

type ConnectOptions = {
  token: string;
  /** Another base address for Discord's API, without the version. */
  apiUrl?: string;
  shards: Shards;
  log: Logger;
};

/** The gateway connections of this process, of `count` in all; "auto" opens as many as Discord recommends. */
export type Shards = "auto" | { ids: number[]; count: number };

/** A discord.js client, not connected yet, with no privileged intent, that never pings anybody. */
function newClient({ apiUrl, shards }: ConnectOptions): Client {
  const client: Client = new Client({
    // Both are given: discord.js would read either from the environment, with another meaning.
    ...(shards === "auto" ? { shards } : { shards: shards.ids, shardCount: shards.count }),
    makeCache: cacheFactory(() => client.user?.id),
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // A direct message may come from a channel never seen before.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    failIfNotExists: false,
    // Until then nothing is received, and a server may stay unavailable for hours.
    waitGuildTimeout: 2_000,
    rest: {
      ...(apiUrl && { api: apiUrl }),
      ...notedRest,
    },
  });
  // discord.js drops a direct message from an unknown channel unless Discord names its type.
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data) => {
    if (!data.guild_id) data.channel_type ??= ChannelType.DM;
  });
  return client;
}

/**
 * Connects to Discord; if it cannot be reached, tries again for a minute.
 * @param prepare adds listeners to the client before anything can arrive
 * @returns a client that is ready; undefined if stopped before
 * @throws AdapterError "auth" for a refused token, "rejected" for refused intents, "unavailable"
 */
export async function connect(
  options: ConnectOptions,
  prepare: (client: Client) => void,
  stopped: AbortSignal,
): Promise<Client | undefined> {
  const { log } = options;
  const logInAfresh = async () => {
    const client = newClient(options);
    prepare(client);
    await logIn(client, options.token);
    return client;
  };
  const describe = (cause: unknown) => asAdapterError(cause, "connect to Discord");
  try {
    const client = await retryConnect(logInAfresh, { platform: "Discord", describe, log, stopped });
    logTroubles(client, log);
    return client;
  } catch (error) {
    if (error instanceof AdapterError) throw error;
    return undefined;
  }
}

async function logIn(client: Client, token: string): Promise<void> {
  let closed: number | undefined;
  client.on(Events.ShardDisconnect, ({ code }) => {
    closed = code;
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
    await ready;
  } catch (cause) {
    if (closed === GatewayCloseCodes.AuthenticationFailed) throw refusedToken(cause);
    if (closed === GatewayCloseCodes.DisallowedIntents) throw disallowedIntents(cause);
    throw cause;
  }
}

/** Failures while connected are logged and never end the program. */
function logTroubles(client: Client, log: Logger): void {
  client.on(Events.Error, (error) => log.error(facts(error), "the Discord client failed"));
  client.on(Events.ShardError, (error) => log.warn(facts(error), "the connection to Discord failed"));
  client.on(Events.ShardReconnecting, () => log.info("reconnecting to Discord"));
  client.on(Events.ShardDisconnect, ({ code }) => {
    const because =
      code === GatewayCloseCodes.AuthenticationFailed
        ? refusedToken().message
        : `Gateway close code ${code}.`;
    log.error(
      { code, because },
      "Discord closed the connection for good; restart Newsdesk once this is put right",
    );
  });
}
