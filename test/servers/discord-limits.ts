import { type Answer, rateLimited } from "./discord-answers.ts";

/** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
export const requestsPerSecond = 50;

/**
 * Discord's limit on all requests of a bot together, except those that answer an interaction: returns
 * the refusal of a "METHOD /path", or undefined.
 * @param now ms; every refusal is passed to `onRefused`
 */
export function globalLimit(
  now: () => number,
  onRefused: (line: string) => void,
): (line: string) => Answer | undefined {
  let second = { begunAt: Number.NEGATIVE_INFINITY, requests: 0 };
  return (line) => {
    if (/^\S+ \/(interactions|webhooks)\//.test(line)) return undefined;
    if (now() - second.begunAt >= 1_000) second = { begunAt: now(), requests: 0 };
    second.requests++;
    if (second.requests <= requestsPerSecond) return undefined;
    onRefused(line);
    return rateLimited((second.begunAt + 1_000 - now()) / 1_000, true);
  };
}
