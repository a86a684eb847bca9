import { App, type Logger as BoltLogger, type webApi } from "@slack/bolt";
import type { Logger } from "pino";
import { createReceiver } from "./connection/connect.ts";
import type { SlackSession } from "./connection/slack-connections.ts";
import { watchToken } from "./connection/watch-token.ts";
import type { OnInstalled, Workspaces } from "./install/workspaces.ts";

type SessionOptions = {
  appToken?: string;
  signingSecret?: string;
  port: number;
  now: () => number;
  log: Logger;
};

/**
 * Signs in and receives what Slack delivers, with a new Bolt: an old one cannot always be revived.
 * @param prepare adds the listeners before anything can arrive
 * @throws what the Web API throws, and AdapterError
 */
export async function openSession(
  options: SessionOptions,
  workspaces: Workspaces,
  onInstalled: OnInstalled,
  clientOptions: () => webApi.WebClientOptions,
  bolt: BoltLogger,
  prepare: (app: App) => void,
): Promise<SlackSession> {
  const identity = await workspaces.signIn();
  const incoming = createReceiver(options, workspaces.routes(onInstalled), clientOptions(), {
    ...options,
    bolt,
  });
  const token = watchToken(workspaces.check);
  const close = async () => {
    token.stop();
    await incoming.close();
  };
  try {
    const app = new App({
      ...identity,
      tokenVerificationEnabled: false,
      receiver: incoming.receiver,
      clientOptions: clientOptions(),
      logger: bolt,
      convoStore: false,
    });
    prepare(app);
    await incoming.open();
  } catch (error) {
    await close();
    throw error;
  }
  return { lost: Promise.race([incoming.lost, token.lost]), lose: token.lose, close };
}
