import { ChannelType, Client, Events, GatewayDispatchEvents, GatewayIntentBits, Partials } from "discord.js";
import type { Logger } from "pino";
import { tellRarely } from "../../src/async/tell-rarely.ts";
import { withTimeout } from "../../src/async/timeout.ts";
import type { OpenConnection } from "../../src/chat/connection/keep-connected.ts";
import { AdapterError } from "../../src/chat/errors.ts";
import { cacheFactory } from "./caches.ts";
import { GuardedGateway, guardEvents } from "./connection/guarded-gateway.ts";
import type { ShardRecords } from "./connection/shard-records.ts";
import { watchShards } from "./connection/watch-shards.ts";
import { asAdapterError, facts } from "./errors.ts";
import { notedRest } from "./outbound/noted-rest.ts";

type ConnectOptions = {
  token: string;
  /** Another base address for Discord's API, without the version. */
  apiUrl?: string;
  shards: Shards;
  now: () => number;
  log: Logger;
};

/** The gateway connections of this process, of `count` in all; "auto" opens as many as Discord recommends. */
export type Shards = "auto" | { ids: number[]; count: number };

/** A client that is ready. */
export type DiscordSession = OpenConnection & { client: Client };

/** A connection that is dead does not take part in its closing. */
const closeTimeoutMs = 5_000;
const logLimits = { burst: 3, windowMs: 60_000 };

/** What becomes of a client: `lose` is called when it is of no use any more. */
type Fate = { lose(reason: AdapterError): void; isClosed(): boolean };

/** A discord.js client, not connected yet, with no privileged intent, that never pings anybody. */
function newClient({ apiUrl, shards, log }: ConnectOptions, { lose, isClosed }: Fate): Client {
  const onFault = createFaultLog(log);
  const onStuck = (error: unknown) => lose(asAdapterError(error, "connect to Discord again"));
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
    ws: { buildStrategy: (manager) => new GuardedGateway(manager, { isClosed, onFault, onStuck }) },
    rest: {
      ...(apiUrl && { api: apiUrl }),
      ...notedRest,
    },
  });
  guardEvents(client, onFault);
  // discord.js drops a direct message from an unknown channel unless Discord names its type.
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data) => {
    if (!data.guild_id) data.channel_type ??= ChannelType.DM;
  });
  client.on(Events.Error, onFault);
  client.on(Events.ShardError, onFault);
  return client;
}

/** A network that is away fails many times a minute, and whoever sends odd events may send many. */
function createFaultLog(log: Logger): (error: unknown) => void {
  let last: unknown;
  const tell = tellRarely(
    (count) => log.warn({ ...facts(last), count }, "the Discord client failed"),
    logLimits,
  );
  return (error) => {
    last = error;
    tell();
  };
}

/**
 * Connects to Discord, once.
 * @param prepare adds listeners to the client before anything can arrive
 * @param stopped ends the try
 * @throws AdapterError "auth" for a refused token, "rejected" for refused intents, "unavailable"
 */
export async function connect(
  options: ConnectOptions,
  records: ShardRecords,
  prepare: (client: Client) => void,
  stopped: AbortSignal,
): Promise<DiscordSession> {
  const { promise: lost, resolve: lose } = Promise.withResolvers<AdapterError>();
  let isClosed = false;
  const client = newClient(options, { lose, isClosed: () => isClosed });
  prepare(client);
  const endWatch = watchShards(client, records, options.now, lose);
  const close = async () => {
    isClosed = true;
    endWatch();
    await withTimeout(client.destroy(), closeTimeoutMs, () => undefined);
  };
  const stop = () => lose(new AdapterError("unavailable", "Discord does not answer."));
  stopped.addEventListener("abort", stop);
  try {
    const failure = await Promise.race([logIn(client, options.token), lost]);
    if (failure) throw failure;
  } catch (cause) {
    await close();
    throw asAdapterError(cause, "connect to Discord");
  } finally {
    stopped.removeEventListener("abort", stop);
  }
  records.adopt([...client.ws.shards.keys()]);
  return { client, lost, close };
}

async function logIn(client: Client, token: string): Promise<undefined> {
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
}
