import { App, webApi } from "@slack/bolt";
import type { Logger } from "pino";
import { z } from "zod";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { LongTexts } from "../../src/chat/long-texts.ts";
import { boltLog } from "./bolt-log.ts";
import { keepLongCommands } from "./buttons.ts";
import { type Line, lineFor } from "./connect.ts";
import { find, post } from "./deliveries.ts";
import { slackError } from "./errors.ts";
import { listen } from "./listen.ts";
import { aMinute, whenReachable } from "./reachable.ts";
import type { Self } from "./receive.ts";

type Options = {
  botToken: string;
  /** Set for Socket Mode; without it deliveries come over HTTP, signed with the signing secret. */
  appToken?: string;
  signingSecret?: string;
  /** Another base address for Slack's Web API. */
  apiUrl?: string;
  /** Where signed deliveries arrive. */
  port: number;
  longTexts: LongTexts;
  now: () => number;
  log: Logger;
};

const identity = z.object({
  user_id: z.string().regex(/^\w+$/),
  bot_id: z.string().optional(),
  team_id: z.string(),
});

/** Who the token belongs to. */
async function signIn(client: webApi.WebClient): Promise<Self & { bot?: string }> {
  const { user_id: user, bot_id: bot, team_id: tenant } = identity.parse(await client.auth.test());
  return { tenant, user, bot };
}

/** How long Slack's API may take for one answer, in milliseconds. */
const patience = 30_000;

const refusal = (cause: unknown) => slackError(cause, "sign in");

/** Slack through Bolt, for one workspace. */
export function createSlackAdapter(options: Options): Adapter {
  const { botToken, apiUrl, longTexts, now, log } = options;
  const stopping = new AbortController();
  const means = { log, stopped: stopping.signal };
  // No retries in the client: after a lost answer they would post twice, and it would wait in silence.
  const clientOptions = (): webApi.WebClientOptions => ({
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger: boltLog(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: patience,
  });
  const client = new webApi.WebClient(botToken, clientOptions());
  const busy = new Set<Promise<void>>();
  let line: Line | undefined;

  return {
    name: "slack",
    async start(onMessage) {
      const self = await whenReachable(() => signIn(client), refusal, aMinute, means);
      line = lineFor(options, clientOptions(), means);
      const app = new App({
        token: botToken,
        botId: self.bot,
        botUserId: self.user,
        tokenVerificationEnabled: false,
        receiver: line.receiver,
        clientOptions: clientOptions(),
        logger: boltLog(log),
        convoStore: false,
      });
      listen(app, { self, onMessage, longTexts, now, log, busy });
      await line.open();
    },
    async send(channel, reply, deliveryKey) {
      await keepLongCommands(reply, longTexts, now());
      return post(client, channel, reply, deliveryKey);
    },
    findDelivery: (channel, deliveryKey, since) => find(client, channel, deliveryKey, since),
    async stop() {
      stopping.abort();
      await line?.close();
      await Promise.all(busy);
    },
  };
}
