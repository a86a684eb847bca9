import { pino } from "pino";
import { probeDiscord } from "../../../adapters/discord/probe.ts";
import manifest from "../../../adapters/slack/manifest.json" with { type: "json" };
import { probeSlack } from "../../../adapters/slack/probe.ts";
import type { CheckResult } from "../../chat/check-result.ts";
import type { Variables } from "../../config.ts";

/** Asks for a variable; Enter skips it. */
export type Question = {
  name: string;
  /** What to do first, in lines. */
  before: string[];
  prompt: string;
  /** Tries an answer, given with those before it, on the platform. */
  check(answers: Variables): Promise<CheckResult[]>;
  /** Not asked unless this is among the answers. */
  needs?: string;
};

/** Opens Slack's page for a new app with our manifest filled in. */
const manifestLink = `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(manifest))}`;

const slack = ({ SLACK_BOT_TOKEN = "", SLACK_APP_TOKEN, SLACK_API_URL }: Variables) =>
  probeSlack({ botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN, apiUrl: SLACK_API_URL }, []);

/** The results on the part that a question is about, and every failure. */
const only = async (probe: Promise<CheckResult[]>, part: RegExp): Promise<CheckResult[]> =>
  (await probe).filter((result) => part.test(result.part) || result.verdict === "fail");

export const questions: Question[] = [
  {
    name: "SLACK_BOT_TOKEN",
    before: [
      "Slack: make the app (choose your workspace, Create, Install to Workspace) with",
      `  ${manifestLink}`,
    ],
    prompt: "Bot token, xoxb-… (OAuth & Permissions); Enter for no Slack: ",
    check: async (answers) =>
      (await slack(answers)).filter(({ part }) => part === "Slack token" || part === "Slack permissions"),
  },
  {
    name: "SLACK_APP_TOKEN",
    needs: "SLACK_BOT_TOKEN",
    before: [],
    prompt: "App token, xapp-… (Basic Information, App-Level Tokens, scope connections:write): ",
    check: (answers) => only(slack(answers), /^Slack Socket Mode$/),
  },
  {
    name: "DISCORD_TOKEN",
    before: [
      "Discord: New Application, then Bot, Reset Token, at",
      "  https://discord.com/developers/applications",
    ],
    prompt: "Bot token; Enter for no Discord: ",
    check: ({ DISCORD_TOKEN: token = "", DISCORD_API_URL: apiUrl }) =>
      only(probeDiscord({ token, apiUrl, log: pino({ level: "silent" }) }, []), /^Discord (token|servers)$/),
  },
];
