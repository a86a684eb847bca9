/** https://docs.slack.dev/apis/web-api/rate-limits: a message a second in a channel. */
const channelMs = 1_000;

/**
 * How many posts a workspace accepts: a burst, and then a number per second.
 * https://docs.slack.dev/apis/web-api/rate-limits says "several hundred messages per minute".
 */
export const workspaceLimit = { atOnce: 50, perSecond: 5 };

/**
 * Slack's rate limits on posting, which each workspace has: the seconds that a post has to wait, or
 * undefined if it is accepted.
 * @param now ms
 */
export function postLimits(now: () => number): (team: string, channel: string) => number | undefined {
  const workspaces = new Map<string, { left: number; at: number }>();
  const channels = new Map<string, number>();
  return (team, channel) => {
    const { atOnce, perSecond } = workspaceLimit;
    const { left, at } = workspaces.get(team) ?? { left: atOnce, at: now() };
    const budget = Math.min(atOnce, left + ((now() - at) / 1_000) * perSecond);
    const isEarly = now() - (channels.get(channel) ?? Number.NEGATIVE_INFINITY) < channelMs;
    workspaces.set(team, { left: budget >= 1 && !isEarly ? budget - 1 : budget, at: now() });
    if (budget < 1 || isEarly) return 1;
    channels.set(channel, now());
    return undefined;
  };
}

const minuteMs = 60_000;

/**
 * The limit on conversations.history for apps that are distributed outside the Marketplace: one request a
 * minute and at most 15 messages. https://docs.slack.dev/reference/methods/conversations.history
 * @returns the seconds that a workspace's request has to wait, or undefined if it is accepted
 */
export function historyLimit(now: () => number): (team: string) => number | undefined {
  const asked = new Map<string, number>();
  return (team) => {
    const leftMs = (asked.get(team) ?? Number.NEGATIVE_INFINITY) + minuteMs - now();
    if (leftMs > 0) return Math.ceil(leftMs / 1_000);
    asked.set(team, now());
    return undefined;
  };
}

export const distributedPage = 15;
