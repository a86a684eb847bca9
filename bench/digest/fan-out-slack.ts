import { randomBytes } from "node:crypto";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { createInstallationStore } from "../../adapters/slack/install/installation-store.ts";
import { workspaceLimit } from "../../test/servers/slack-limits.ts";
import type { FanOutPlatform } from "./fan-out.ts";
import type { SlackConnection } from "./loopback-slack.ts";

const workspaces = 40;
const { atOnce, perSecond } = workspaceLimit;

/** Slack's rate limits are per workspace, so the largest takes longest: here one has a tenth of all channels. */
export const slackFanOut: FanOutPlatform<SlackConnection> = {
  name: "slack",
  loopback: "loopback-slack.ts",
  limit: `Slack takes ${perSecond} posts a second from each workspace, ${atOnce} at once, and one a second in a channel.`,
  channelsPerTenant(channels) {
    const largest = Math.max(2 * atOnce, channels / 10);
    return [largest, ...Array.from({ length: workspaces - 1 }, (_, at) => sizeOf(at, channels - largest))];
  },
  minSeconds: (tenants) => Math.max(0, Math.max(...tenants) - atOnce) / perSecond,
  async adapter({ tokens, ...told }, storage, { now, log }) {
    const key = new Uint8Array(randomBytes(32));
    const installed = createInstallationStore(storage, key, now);
    for (const [id, token] of Object.entries(tokens)) {
      const bot = { token, scopes: [], id: "B0NEWSDESK", userId: "U0NEWSDESK" };
      const user = { id: "U0ANN", token: undefined, scopes: undefined };
      await installed.storeInstallation({ team: { id }, enterprise: undefined, user, bot });
    }
    const oauth = { clientId: "1234.5678", clientSecret: "unused", key };
    return createSlackAdapter({
      ...told,
      ...storage,
      oauth,
      managers: "admins",
      now,
      random: Math.random,
      log,
    });
  },
};

/** The others share the rest evenly. */
function sizeOf(at: number, channels: number): number {
  const others = workspaces - 1;
  return Math.floor(channels / others) + (at < channels % others ? 1 : 0);
}
