import {
  type Logger as BoltLogger,
  type CustomRoute,
  HTTPReceiver,
  type Receiver,
  SocketModeReceiver,
  type webApi,
} from "@slack/bolt";
import type { Logger } from "pino";
import { withTimeout } from "../../../src/async/timeout.ts";
import { AdapterError } from "../../../src/chat/errors.ts";
import { slackError, whereToFind } from "../errors.ts";
import { guardHttp } from "./guard-http.ts";
import { guardSocket } from "./guard-socket.ts";
import { watchedNetwork } from "./socket-watchdog.ts";

/** Receives Slack's deliveries, once. `open` throws AdapterError; `lost` as in OpenConnection. */
export type SlackReceiver = {
  receiver: Receiver;
  open(): Promise<void>;
  lost: Promise<AdapterError | undefined>;
  close(): Promise<void>;
};

type ReceiverDeps = { now: () => number; log: Logger; bolt: BoltLogger };

const disconnectTimeoutMs = 2_000;
/** From the address of a connection to Slack's hello on it. */
const helloTimeoutMs = 60_000;

const unavailable = (what: string) => new AdapterError("unavailable", `Slack: ${what}. It is tried again.`);

/** Socket Mode: an outgoing connection, which Slack or the network ends sooner or later. */
function socketReceiver(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  deps: ReceiverDeps,
): SlackReceiver {
  // We reconnect ourselves: Bolt waits five seconds each time, and if Slack refuses the token
  // meanwhile, it rejects a promise that nobody can catch.
  const network = watchedNetwork(deps.now, deps.log);
  const receiver = new SocketModeReceiver({
    appToken,
    dispatcher: network.dispatcher,
    logger: deps.bolt,
    autoReconnectEnabled: false,
    // The watched network is for the connection alone.
    installerOptions: { clientOptions: { ...clientOptions, fetch: globalThis.fetch } },
  });
  const { client } = receiver;
  const { promise: lost, resolve: lose } = Promise.withResolvers<AdapterError | undefined>();
  guardSocket(client, () => lose(undefined), deps.log);
  client.once("disconnected", () => lose(unavailable("the connection broke")));
  const open = async () => {
    const late = () => Promise.reject(unavailable("the connection was opened, and nothing came on it"));
    await withTimeout(client.start(), helloTimeoutMs, late).catch((cause: unknown) => {
      throw slackError(cause, "connect in Socket Mode", "SLACK_APP_TOKEN");
    });
  };
  const close = async () => {
    await withTimeout(client.disconnect(), disconnectTimeoutMs, () => undefined);
    await network.close();
  };
  return { receiver, open, lost, close };
}

/** Signed HTTP: Slack delivers to /slack/events on our port. */
function httpReceiver(
  signingSecret: string,
  port: number,
  customRoutes: CustomRoute[],
  { log, bolt }: ReceiverDeps,
): SlackReceiver {
  const receiver = new HTTPReceiver({ signingSecret, port, customRoutes, logger: bolt });
  guardHttp(receiver, signingSecret, log);
  let isOpen = false;
  const open = async () => {
    await receiver.start(port).catch((cause: unknown) => {
      const line = `Slack cannot deliver: port ${port} cannot be opened here. Set PORT to a free one.`;
      throw new AdapterError("rejected", line, { cause });
    });
    isOpen = true;
  };
  const close = async () => {
    if (isOpen) await receiver.stop();
  };
  // An open port is not lost.
  return { receiver, open, lost: new Promise(() => undefined), close };
}

/** Throws AdapterError if neither Socket Mode nor HTTP is configured. */
export function createReceiver(
  { appToken, signingSecret, port }: { appToken?: string; signingSecret?: string; port: number },
  routes: CustomRoute[],
  clientOptions: webApi.WebClientOptions,
  deps: ReceiverDeps,
): SlackReceiver {
  if (appToken) return socketReceiver(appToken, clientOptions, deps);
  if (signingSecret) return httpReceiver(signingSecret, port, routes, deps);
  const ways = `SLACK_APP_TOKEN for Socket Mode (${whereToFind.SLACK_APP_TOKEN}) or SLACK_SIGNING_SECRET for HTTP (${whereToFind.SLACK_SIGNING_SECRET})`;
  throw new AdapterError("auth", `Slack needs one more secret: ${ways}.`);
}
