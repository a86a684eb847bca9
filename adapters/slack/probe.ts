import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { CheckResult } from "../../src/chat/check-result.ts";
import type { ChannelRef } from "../../src/chat/message.ts";
import { refusalOf, slackError, whereToFind } from "./errors.ts";
import { noFeatures, type SlackFeatures } from "./manifest.ts";
import { checkPost } from "./outbound/check-post.ts";
import { checkScopes } from "./scopes.ts";

export type ProbeOptions = {
  appToken?: string;
  signingSecret?: string;
  apiUrl?: string;
  /** None by default. */
  features?: SlackFeatures;
};

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
  const { features = noFeatures } = options;
  const results = await signIn(client, "Slack", { features });
  if (results[0].verdict === "fail") return results;
  const agent = await checkAgent(client, "Slack", features);
  return [...results, ...agent, await checkReceiver(options), ...(await checkChannels(client, channels))];
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
  {
    features = noFeatures,
    whose = "SLACK_BOT_TOKEN",
  }: { features?: SlackFeatures; whose?: Parameters<typeof slackError>[2] } = {},
): Promise<[token: CheckResult, ...permissions: CheckResult[]]> {
  const part = `${where} token`;
  try {
    const { team, user, response_metadata: metadata } = identity.parse(await client.auth.test());
    const permissions = metadata?.scopes
      ? checkScopes(metadata.scopes, `${where} permissions`, features)
      : [];
    return [{ part, verdict: "pass", detail: `signed in to ${team} as ${user}` }, ...permissions];
  } catch (cause) {
    return [{ part, verdict: "fail", detail: slackError(cause, "sign in", whose).message }];
  }
}

/** No conversation has this id. */
const nowhere = "D00000000";

/**
 * Whether Slack takes what an agent sends, which depends on the plan and on the app's settings: nothing tells
 * but its answer. It is asked about a conversation that does not exist, so nobody sees anything.
 */
export async function checkAgent(
  client: webApi.WebClient,
  where: string,
  { agent }: SlackFeatures,
): Promise<CheckResult[]> {
  if (!agent) return [];
  const part = `${where} agent`;
  const prompts = [{ title: "Newest stories", message: "latest" }];
  const asked = client.assistant.threads.setSuggestedPrompts({ channel_id: nowhere, prompts });
  const refused: unknown = await asked.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  const reason = refusalOf(refused);
  // The permissions tell of a scope that is missing.
  if (reason === "missing_scope") return [];
  if (!refused || reason === "channel_not_found")
    return [{ part, verdict: "pass", detail: "suggested prompts are taken" }];
  if (!reason) return [{ part, verdict: "warn", detail: slackError(refused, "ask about agents").message }];
  const remedy =
    "agents need a paid plan, and the app the manifest that newsdesk manifest prints; until then direct messages work as ever";
  return [{ part, verdict: "warn", detail: `Slack refuses what agents send (${reason})`, remedy }];
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
