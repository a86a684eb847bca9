import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import { generateArticles } from "../corpus/articles.ts";
import type { ScaleJob, StoreResult } from "./jobs.ts";

/** As in an import. */
const batchSize = 1_000;

/** Stores articles that no other process stores. */
export async function store(
  { url, seed, articles }: Extract<ScaleJob, { job: "store" }>,
  report: (figures: StoreResult) => void,
): Promise<void> {
  const storage = await openPostgres(url);
  const drafts = generateArticles(seed, articles).map((one) => ({
    ...one,
    keys: [`path:${seed}/${one.id}#0`],
  }));
  const begun = performance.now();
  for (let at = 0; at < articles; at += batchSize)
    await storage.articles.add(drafts.slice(at, at + batchSize), 1);
  report({ seconds: (performance.now() - begun) / 1_000 });
  await storage.close();
}
