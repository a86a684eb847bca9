/** As many questions in a row as a person may ask at once, and how long one takes to come back. */
const burst = 20;
const refillMs = 1_000;
/** A flood ends with a pause this long. */
const pauseMs = 5_000;
/** People remembered; beyond it the one who asked longest ago is forgotten, whose bucket is full by then. */
const most = 10_000;

export type Verdict = "answer" | "warn" | "silence";

type Bucket = { questions: number; at: number; flooding: boolean };

/**
 * A limit per user: a bucket of questions that refills with time. Whoever empties it is warned
 * once, then met with silence until they pause.
 * @returns what to do with a question of `user` at `now` (ms)
 */
export function createLimiter(): (user: string, now: number) => Verdict {
  const buckets = new Map<string, Bucket>();
  return (user, now) => {
    const last = buckets.get(user) ?? { questions: burst, at: now, flooding: false };
    const waited = Math.max(0, now - last.at);
    const questions = Math.min(burst, last.questions + waited / refillMs);
    const flooding = last.flooding ? waited < pauseMs : questions < 1;
    buckets.delete(user);
    buckets.set(user, { questions: flooding ? questions : questions - 1, at: now, flooding });
    forgetOldest(buckets);
    if (!flooding) return "answer";
    return last.flooding ? "silence" : "warn";
  };
}

/** A Map keeps the order of insertion, and every question reinserts its user. */
function forgetOldest(buckets: Map<string, Bucket>): void {
  const [oldest] = buckets.keys();
  if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
}
