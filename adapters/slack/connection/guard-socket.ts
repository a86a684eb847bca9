import type { SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import { tellRarely } from "../../../src/async/tell-rarely.ts";
import { kindOfEnvelope } from "./known-payload.ts";

const logLimits = { burst: 1, windowMs: 60_000 };

type Listener = (...given: unknown[]) => unknown;

/**
 * Lets only messages of a known shape reach the socket's client, and catches what it and Bolt fail with:
 * both reject promises that nobody holds.
 * @param onDisconnect Slack announces that it ends the connection, as it does every few hours
 */
export function guardSocket(
  client: SocketModeReceiver["client"],
  onDisconnect: () => void,
  log: Logger,
): void {
  const odd = tellRarely(
    (count) => log.warn({ count }, "messages of unknown shape on the socket are dropped"),
    logLimits,
  );
  const fail = tellRarely(
    (count) => log.error({ count }, "messages on the socket could not be handled"),
    logLimits,
  );
  const wrap = (name: string, admits: (message: unknown) => boolean) => {
    const listeners: Listener[] = client.listeners(name);
    client.removeAllListeners(name);
    client.on(name, (...given: unknown[]) => {
      if (!admits(given[0])) return odd();
      for (const listener of listeners) void Promise.try(listener, ...given).catch(fail);
    });
  };
  wrap("ws_message", (message) => {
    const kind = kindOfEnvelope(message);
    if (kind === "disconnect") onDisconnect();
    return kind !== undefined;
  });
  wrap("slack_event", () => true);
}
