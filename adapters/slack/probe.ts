import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { AdapterError } from "../../src/chat/errors.ts";
import type { Finding } from "../../src/chat/finding.ts";
import type { ChannelRef } from "../../src/chat/message.ts";
import { checkPost } from "./deliveries.ts";
import { slackError, whereToFind } from "./errors.ts";
import manifest from "./manifest.json" with { type: "json" };

type Options = { botToken?: string; appToken?: string; signingSecret?: string; apiUrl?: string };

const identity = z.object({
  team: z.string(),
  user: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Without these nothing works; the others each cost a feature. */
const vital = ["chat:write", "commands"];

/** How long Slack may take for one answer, in milliseconds. */
const patience = 10_000;

/**
 * Asks Slack whether it would let Newsdesk work, without posting anything: tokens, permissions,
 * the way in, and each channel that something is to be posted to. Never throws for what it finds.
 */
export async function probeSlack(options: Options, channels: ChannelRef[]): Promise<Finding[]> {
  // Of many workspaces each has a token of its own.
  if (!options.botToken) return [await wayIn(options)];
  const client = clientFor(options.botToken, options);
  const [token, ...permissions] = await signIn(client);
  if (token?.verdict === "fail") return [token];
  const places = channels.map((channel) =>
    look(`Slack channel ${channel.channel}`, () => checkPost(client, channel), "can be posted to"),
  );
  return [...(token ? [token] : []), ...permissions, await wayIn(options), ...(await Promise.all(places))];
}

const clientFor = (token: string, { apiUrl }: Options) =>
  new webApi.WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logLevel: webApi.LogLevel.ERROR,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: patience,
  });

async function signIn(client: webApi.WebClient): Promise<Finding[]> {
  try {
    const { team, user, response_metadata: metadata } = identity.parse(await client.auth.test());
    const token: Finding = {
      part: "Slack token",
      verdict: "pass",
      detail: `signed in to ${team} as ${user}`,
    };
    return metadata?.scopes ? [token, scopes(metadata.scopes)] : [token];
  } catch (cause) {
    return [refusal("Slack token", slackError(cause, "sign in"))];
  }
}

function scopes(granted: string[]): Finding {
  const part = "Slack permissions";
  const missing = manifest.oauth_config.scopes.bot.filter((scope) => !granted.includes(scope));
  if (!missing.length) return { part, verdict: "pass", detail: "all that the manifest asks for" };
  return {
    part,
    verdict: missing.some((scope) => vital.includes(scope)) ? "fail" : "warn",
    detail: `missing: ${missing.join(", ")}`,
    remedy: "paste adapters/slack/manifest.json under App Manifest and install the app again",
  };
}

/** Socket Mode is tried; whether Slack finds its way here over HTTP only Slack knows. */
async function wayIn(options: Options): Promise<Finding> {
  const { appToken, signingSecret = "" } = options;
  if (appToken) {
    const open = () => clientFor(appToken, options).apps.connections.open();
    const describe = (cause: unknown) => slackError(cause, "open a connection", "SLACK_APP_TOKEN");
    return look("Slack Socket Mode", open, "a connection can be opened", describe);
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

async function look(
  part: string,
  attempt: () => Promise<unknown>,
  detail: string,
  describe = (cause: unknown) => slackError(cause, detail),
): Promise<Finding> {
  try {
    await attempt();
    return { part, verdict: "pass", detail };
  } catch (cause) {
    return refusal(part, describe(cause));
  }
}

/** The error's line says what to do, too. */
const refusal = (part: string, { message }: AdapterError): Finding => ({
  part,
  verdict: "fail",
  detail: message,
});
