import { type Client, Events, RESTEvents } from "discord.js";
import type { Connection } from "../../../src/chat/connection/connection.ts";
import { AdapterError } from "../../../src/chat/errors.ts";
import { gatewayRefusal, refusedToken } from "../errors.ts";
import type { ShardRecords } from "./shard-records.ts";

const checkIntervalMs = 5_000;
/** Discord lets a bot begin a session every five seconds, so many connections take their time. */
const [maxAbsenceMs, maxAbsencePerShardMs] = [120_000, 6_000];

/** Requests that carry a token of their own: when that has run out, nothing is said about the bot's. */
const withOwnToken = /^\/(webhooks|interactions)\//;

const unavailable = (what: string) => new AdapterError("unavailable", `Discord: ${what}. It is tried again.`);

/**
 * Keeps the records of a client's gateway connections, and finds out when the client is of no use any more.
 * @param lose called with the reason: discord.js has given up, its token is refused, or a connection stays away
 * @returns ends the watch
 */
export function watchShards(
  client: Client,
  records: ShardRecords,
  now: () => number,
  lose: (reason: AdapterError) => void,
): () => void {
  const begun = now();
  client.on(Events.ShardReady, (id) => records.of(id).connected());
  client.on(Events.ShardResume, (id) => records.of(id).connected());
  client.on(Events.Raw, (_: unknown, id: number) => records.of(id).heard());
  client.on(Events.ShardReconnecting, (id) =>
    records.of(id).failed(unavailable("the connection to the gateway broke")),
  );
  client.on(Events.ShardDisconnect, ({ code }, id) => {
    const refusal = gatewayRefusal(code);
    records.of(id).failed(refusal);
    lose(refusal);
  });
  client.rest.on(RESTEvents.Response, ({ path }, { status }) => {
    // From then on discord.js sends no token at all.
    if (status === 401 && !withOwnToken.test(path)) lose(refusedToken());
  });
  const isAway = ({ state, since }: Connection, maxMs: number) =>
    state !== "connected" && now() - Math.max(since, begun) > maxMs;
  const timer = setInterval(() => {
    const all = records.current();
    const maxMs = maxAbsenceMs + all.length * maxAbsencePerShardMs;
    const away = all.find((connection) => isAway(connection, maxMs));
    if (away) lose(unavailable(`${away.part} does not come back`));
  }, checkIntervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
