import { type CustomRoute, HTTPReceiver, type Receiver, SocketModeReceiver, type webApi } from "@slack/bolt";
import type { Logger } from "pino";
import { withTimeout } from "../../../src/async/timeout.ts";
import { AdapterError } from "../../../src/chat/errors.ts";
import { retryConnect } from "../../../src/chat/retry-connect.ts";
import { slackError, whereToFind } from "../errors.ts";
import { boltLog } from "./bolt-log.ts";
import { watchedNetwork } from "./socket-watchdog.ts";

/** Receives Slack's deliveries. `open` throws AdapterError. */
export type SlackReceiver = { receiver: Receiver; open(): Promise<void>; close(): Promise<void> };

type ConnectionDeps = { now: () => number; log: Logger; stopped: AbortSignal };

const disconnectTimeoutMs = 2_000;

/** Socket Mode: an outgoing connection, renewed whenever Slack or the network ends it. */
function socketReceiver(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  deps: ConnectionDeps,
): SlackReceiver {
  // We reconnect ourselves: Bolt waits five seconds each time, and if Slack refuses the token
  // meanwhile, it rejects a promise that nobody can catch.
  const network = watchedNetwork(deps.now, deps.log);
  const receiver = new SocketModeReceiver({
    appToken,
    dispatcher: network.dispatcher,
    logger: boltLog(deps.log),
    autoReconnectEnabled: false,
    // The watched network is for the connection alone.
    installerOptions: { clientOptions: { ...clientOptions, fetch: globalThis.fetch } },
  });
  const { client } = receiver;
  const connect = async (isEndless: boolean) => {
    const describe = (cause: unknown) => slackError(cause, "connect in Socket Mode", "SLACK_APP_TOKEN");
    await retryConnect(() => client.start(), { platform: "Slack", describe, isEndless, ...deps });
    void new Promise((ended) => client.once("disconnected", ended)).then(reconnect);
  };
  const reconnect = async () => {
    if (deps.stopped.aborted) return;
    deps.log.info("Slack ended the connection; connecting again");
    await connect(true).catch((error: unknown) => {
      if (!deps.stopped.aborted) deps.log.error({ err: error }, "the connection to Slack is lost for good");
    });
  };
  const close = async () => {
    await withTimeout(client.disconnect(), disconnectTimeoutMs, () => undefined);
    await network.close();
  };
  return { receiver, open: () => connect(false), close };
}

/** Signed HTTP: Slack delivers to /slack/events on our port. */
function httpReceiver(
  signingSecret: string,
  port: number,
  customRoutes: CustomRoute[],
  { log }: ConnectionDeps,
): SlackReceiver {
  const receiver = new HTTPReceiver({ signingSecret, port, customRoutes, logger: boltLog(log) });
  const open = async () => {
    await receiver.start(port).catch((cause: unknown) => {
      const line = `Slack cannot deliver: port ${port} cannot be opened here. Set PORT to a free one.`;
      throw new AdapterError("rejected", line, { cause });
    });
  };
  return { receiver, open, close: async () => void (await receiver.stop()) };
}

/** Throws AdapterError if neither Socket Mode nor HTTP is configured. */
export function createReceiver(
  { appToken, signingSecret, port }: { appToken?: string; signingSecret?: string; port: number },
  routes: CustomRoute[],
  clientOptions: webApi.WebClientOptions,
  deps: ConnectionDeps,
): SlackReceiver {
  if (appToken) return socketReceiver(appToken, clientOptions, deps);
  if (signingSecret) return httpReceiver(signingSecret, port, routes, deps);
  const ways = `SLACK_APP_TOKEN for Socket Mode (${whereToFind.SLACK_APP_TOKEN}) or SLACK_SIGNING_SECRET for HTTP (${whereToFind.SLACK_SIGNING_SECRET})`;
  throw new AdapterError("auth", `Slack needs one more secret: ${ways}.`);
}
