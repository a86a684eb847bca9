import { LRUCache } from "lru-cache";

const burst = 20;
const refillMs = 1_000;
const floodPauseMs = 5_000;
/** Beyond these the person who asked longest ago is forgotten, whose bucket is full again by then. */
const maxPeople = 10_000;

type TokenBucket = { questions: number; at: number; flooding: boolean };

/**
 * A limit per user: a bucket of questions that refills with time. A person who empties it is warned
 * once, then gets no answer until they pause.
 * @returns what to do with a question of `user` at `now` (ms)
 */
export function createRateLimiter(): (user: string, now: number) => "answer" | "warn" | "silence" {
  const buckets = new LRUCache<string, TokenBucket>({ max: maxPeople });
  return (user, now) => {
    const last = buckets.get(user) ?? { questions: burst, at: now, flooding: false };
    const waited = Math.max(0, now - last.at);
    const questions = Math.min(burst, last.questions + waited / refillMs);
    const flooding = last.flooding ? waited < floodPauseMs : questions < 1;
    buckets.set(user, { questions: flooding ? questions : questions - 1, at: now, flooding });
    if (!flooding) return "answer";
    return last.flooding ? "silence" : "warn";
  };
}
