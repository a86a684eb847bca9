import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { CheckResult } from "../../src/chat/check-result.ts";
import type { AdapterError } from "../../src/chat/errors.ts";
import type { ChannelRef } from "../../src/chat/message.ts";
import { slackError, whereToFind } from "./errors.ts";
import { checkPost } from "./outbound/deliveries.ts";
import { checkScopes } from "./scopes.ts";

export type ProbeOptions = { appToken?: string; signingSecret?: string; apiUrl?: string };

const identity = z.object({
  team: z.string(),
  user: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

const apiTimeoutMs = 10_000;

/**
 * Checks with Slack, without posting anything, whether Newsdesk can work: tokens, permissions, how
 * deliveries come in, and each channel that is posted to. Never throws for what it finds.
 */
export async function probeSlack(
  { botToken, ...options }: ProbeOptions & { botToken: string },
  channels: ChannelRef[],
): Promise<CheckResult[]> {
  const client = clientFor(botToken, options);
  const results = await signIn(client, "Slack");
  if (results[0].verdict === "fail") return results;
  return [...results, await checkReceiver(options), ...(await checkChannels(client, channels))];
}

export const clientFor = (token: string, { apiUrl }: ProbeOptions) =>
  new webApi.WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logLevel: webApi.LogLevel.ERROR,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: apiTimeoutMs,
  });

/** Whether the token is accepted, and what it permits; the names of the results begin with `where`. */
export async function signIn(
  client: webApi.WebClient,
  where: string,
  whose: Parameters<typeof slackError>[2] = "SLACK_BOT_TOKEN",
): Promise<[token: CheckResult, ...permissions: CheckResult[]]> {
  try {
    const { team, user, response_metadata: metadata } = identity.parse(await client.auth.test());
    const token: CheckResult = {
      part: `${where} token`,
      verdict: "pass",
      detail: `signed in to ${team} as ${user}`,
    };
    return [token, ...(metadata?.scopes ? checkScopes(metadata.scopes, `${where} permissions`) : [])];
  } catch (cause) {
    return [refusal(`${where} token`, slackError(cause, "sign in", whose))];
  }
}

/** Whether each channel can be posted to, as far as that is known without a post. */
export const checkChannels = (client: webApi.WebClient, channels: ChannelRef[]): Promise<CheckResult[]> =>
  Promise.all(
    channels.map((channel) =>
      runCheck(`Slack channel ${channel.channel}`, () => checkPost(client, channel), "can be posted to"),
    ),
  );

/** Socket Mode is tried; whether Slack can reach us over HTTP only Slack knows. */
export async function checkReceiver(options: ProbeOptions): Promise<CheckResult> {
  const { appToken, signingSecret = "" } = options;
  if (appToken) {
    const open = () => clientFor(appToken, options).apps.connections.open();
    const describe = (cause: unknown) => slackError(cause, "open a connection", "SLACK_APP_TOKEN");
    return runCheck("Slack Socket Mode", open, "a connection can be opened", describe);
  }
  const part = "Slack signing secret";
  if (/^[0-9a-f]{32}$/.test(signingSecret)) {
    return { part, verdict: "pass", detail: "set; press Retry beside the Request URL to try the way in" };
  }
  const remedy = `copy it from ${whereToFind.SLACK_SIGNING_SECRET}`;
  return {
    part,
    verdict: "warn",
    detail: "does not look like one: they are 32 characters of 0-9 and a-f",
    remedy,
  };
}

async function runCheck(
  part: string,
  attempt: () => Promise<unknown>,
  detail: string,
  describe = (cause: unknown) => slackError(cause, detail),
): Promise<CheckResult> {
  try {
    await attempt();
    return { part, verdict: "pass", detail };
  } catch (cause) {
    return refusal(part, describe(cause));
  }
}

/** The message of the error also says what to do. */
const refusal = (part: string, { message }: AdapterError): CheckResult => ({
  part,
  verdict: "fail",
  detail: message,
});
