import { startSlack } from "../../test/servers/slack.ts";
import { postLimits } from "../../test/servers/slack-limits.ts";
import { channelCounts, serve } from "./loopback-child.ts";

/** The addresses and secrets of the app, and the token that each workspace gave it. */
export type SlackConnection = {
  apiUrl: string;
  port: number;
  signingSecret: string;
  tokens: Record<string, string>;
};

const slack = await startSlack({ mode: "http" });
const { apiUrl, port, signingSecret = "" } = slack.credentials;
const limit = postLimits(() => performance.now());
let refused = 0;
slack.limit = (team, channel) => {
  const seconds = limit(team, channel);
  if (seconds) refused++;
  return seconds;
};

const tokens: Record<string, string> = {};
const places = channelCounts().map((count, at) => {
  const tenant = `T0FAN${at}`;
  tokens[tenant] = slack.oauth.lasting(tenant);
  const channels = Array.from({ length: count }, (_, channel) => `C0FAN${at}X${channel}`);
  for (const id of channels) slack.workspace.channels.set(id, { kind: "public", member: true });
  return { tenant, channels };
});
serve<SlackConnection>({ connection: { apiUrl, port, signingSecret, tokens }, places }, () => ({
  posted: slack.posted.length,
  refused,
  violations: [...slack.violations, ...slack.unexpected],
}));
