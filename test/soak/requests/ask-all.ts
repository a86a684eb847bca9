import { setTimeout as sleep } from "node:timers/promises";
import { pick, type Random } from "../../../src/eval/random.ts";
import type { SoakNewsroom } from "../newsroom.ts";
import type { Troubles } from "../troubles.ts";
import { discordRequests } from "./discord-requests.ts";
import type { Question } from "./question.ts";
import { slackRequests } from "./slack-requests.ts";

type Asking = { requests: number; untilMs: number; random: Random; troubles: Troubles };

/**
 * Asks so many times on both platforms, at random moments until a time of the monotonic clock. `add` is
 * called as soon as the platform has passed a question on.
 */
export async function askAll(
  newsroom: SoakNewsroom,
  { requests, untilMs, random, troubles }: Asking,
  add: (question: Question) => void,
): Promise<void> {
  const slack = slackRequests(newsroom, random, add);
  const discord = discordRequests(newsroom, random, add);
  const onDiscord = (act: () => void) => () => troubles.discordUp().then(act);
  const acts: [weight: number, act: () => Promise<void>][] = [
    [20, slack.command],
    [10, slack.mention],
    [8, slack.direct],
    [10, slack.press],
    [3, slack.shortcut],
    [3, slack.home],
    [3, slack.form],
    [2, slack.addFeed],
    [12, onDiscord(discord.command)],
    [8, onDiscord(discord.mention)],
    [6, onDiscord(discord.direct)],
    [8, onDiscord(discord.press)],
    [6, onDiscord(discord.complete)],
    [3, onDiscord(discord.menu)],
    [2, onDiscord(discord.form)],
    [2, onDiscord(discord.odd)],
  ];
  const pack = acts.flatMap(([weight, act]) => Array<() => Promise<void>>(weight).fill(act));
  const spanMs = untilMs - performance.now();
  const begun = performance.now();
  const moments = Array.from({ length: requests }, () => begun + random() * spanMs).toSorted((a, b) => a - b);
  const asked: Promise<void>[] = [];
  for (const moment of moments) {
    await sleep(Math.max(0, moment - performance.now()));
    asked.push(pick(pack, random)());
  }
  await Promise.all(asked);
}
