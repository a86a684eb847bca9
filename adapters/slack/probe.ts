import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { CheckResult } from "../../src/chat/check-result.ts";
import type { ChannelRef } from "../../src/chat/message.ts";
import { slackError, whereToFind } from "./errors.ts";
import { checkPost } from "./outbound/check-post.ts";
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

/** Whether the token is accepted, and what it permits; `where` begins the name of each result. */
export async function signIn(
  client: webApi.WebClient,
  where: string,
  whose: Parameters<typeof slackError>[2] = "SLACK_BOT_TOKEN",
): Promise<[token: CheckResult, ...permissions: CheckResult[]]> {
  const part = `${where} token`;
  try {
    const { team, user, response_metadata: metadata } = identity.parse(await client.auth.test());
    const permissions = metadata?.scopes ? checkScopes(metadata.scopes, `${where} permissions`) : [];
    return [{ part, verdict: "pass", detail: `signed in to ${team} as ${user}` }, ...permissions];
  } catch (cause) {
    return [{ part, verdict: "fail", detail: slackError(cause, "sign in", whose).message }];
  }
}

/** Whether each channel can be posted to, as far as that is known without a post. */
export const checkChannels = (client: webApi.WebClient, channels: ChannelRef[]): Promise<CheckResult[]> =>
  Promise.all(
    channels.map((channel) =>
      runCheck(`Slack channel ${channel.channel}`, () => checkPost(client, channel), "can be posted to"),
    ),
  );

/** Tries Socket Mode; whether Slack can reach us over HTTP only Slack knows. */
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
  const detail = "does not look like one: they are 32 characters of 0-9 and a-f";
  return { part, verdict: "warn", detail, remedy: `copy it from ${whereToFind.SLACK_SIGNING_SECRET}` };
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
    return { part, verdict: "fail", detail: describe(cause).message };
  }
}
