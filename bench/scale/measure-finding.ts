import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../../src/eval/percentile.ts";
import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import type { FindResult } from "./jobs.ts";
import type { RunJob, ScaleContext } from "./section.ts";

/** From storing an article to finding it through each of the other processes; `words` is how often that was measured. */
export type Finding = { words: number; median: number; slowest: number };

const startMs = 8_000;
/** On a cluster longer than finding takes: who waits for one word does not ask for the next. */
const pace = { embedded: { words: 50, betweenMs: 137 }, cluster: { words: 20, betweenMs: 3_000 } };

/** One process adds articles, others wait until they find them; with `search` one of those writes to the cluster. */
export async function measureFinding(context: ScaleContext, run: RunJob, search?: string): Promise<Finding> {
  context.onProgress("finding what another process added");
  const url = await context.postgres.createDatabase();
  const { articles, close } = await openPostgres(url);
  const { words: many, betweenMs } = search ? pace.cluster : pace.embedded;
  const words = Array.from({ length: many }, (_, n) => `zzyx${n}q`);
  const finders = (search ? ["finder", "other"] : ["finder"]).map((name) =>
    run<FindResult>(context, { job: "find", url, search, folder: join(context.folder, name), words }),
  );
  const added: Record<string, number> = {};
  await sleep(startMs);
  for (const word of words) {
    const draft = {
      title: `The ${word} report`,
      source: "Harbour",
      tags: [],
      language: "en",
      keys: [`url:${word}`],
    };
    await articles.add([draft], Date.now());
    added[word] = Date.now();
    await sleep(betweenMs);
  }
  const found = await Promise.all(finders);
  await close();
  // On a busy machine a process may take longer to start than it was given.
  const waits = found.flatMap(({ readyAt, at }) =>
    words
      .filter((word) => (added[word] ?? 0) > readyAt)
      .map((word) => Math.max(0, (at[word] ?? Number.NaN) - (added[word] ?? 0))),
  );
  return { words: waits.length, median: percentile(waits, 0.5), slowest: Math.max(...waits) };
}
