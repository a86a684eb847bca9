import { pino } from "pino";
import { probeDiscord } from "../../../adapters/discord/probe.ts";
import manifest from "../../../adapters/slack/manifest.json" with { type: "json" };
import { checkReceiver, clientFor, signIn } from "../../../adapters/slack/probe.ts";
import type { CheckResult } from "../../chat/check-result.ts";
import type { Variables } from "../../config.ts";

/** A secret of a platform that is asked for; Enter skips it. */
export type Question = {
  name: string;
  /** What to do first, in lines. */
  before: string[];
  prompt: string;
  /** Tries an answer, given with those before it, on the platform. */
  check(answers: Variables): Promise<CheckResult[]>;
};

/** Opens Slack's page for a new app with our manifest filled in. */
const manifestLink = `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(manifest))}`;

export const slackBotToken: Question = {
  name: "SLACK_BOT_TOKEN",
  before: [
    "Slack: make the app (choose your workspace, Create, Install to Workspace) with",
    `  ${manifestLink}`,
  ],
  prompt: "Slack bot token, xoxb-… (OAuth & Permissions); Enter for no Slack",
  check: ({ SLACK_BOT_TOKEN: token = "", SLACK_API_URL: apiUrl }) =>
    signIn(clientFor(token, { apiUrl }), "Slack"),
};

export const slackAppToken: Question = {
  name: "SLACK_APP_TOKEN",
  before: [],
  prompt: "Slack app token, xapp-… (Basic Information, App-Level Tokens, scope connections:write)",
  check: async ({ SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl }) => [
    await checkReceiver({ appToken, apiUrl }),
  ],
};

export const slackSigningSecret: Question = {
  name: "SLACK_SIGNING_SECRET",
  before: [
    "In the app's settings turn Socket Mode off, and give https://YOUR.ADDRESS/slack/events as the Request URL",
    "of the events, the slash command and the interactivity (docs/slack.md).",
  ],
  prompt: "Slack signing secret (Basic Information, App Credentials)",
  check: async ({ SLACK_SIGNING_SECRET: signingSecret }) => [await checkReceiver({ signingSecret })],
};

export const discordToken: Question = {
  name: "DISCORD_TOKEN",
  before: [
    "Discord: New Application, then Bot, Reset Token, at",
    "  https://discord.com/developers/applications",
  ],
  prompt: "Discord bot token; Enter for no Discord",
  check: async ({ DISCORD_TOKEN: token = "", DISCORD_API_URL: apiUrl }) => {
    const results = await probeDiscord({ token, apiUrl, log: pino({ level: "silent" }) }, []);
    return results.filter(({ part, verdict }) => part !== "Discord commands" || verdict === "fail");
  },
};
