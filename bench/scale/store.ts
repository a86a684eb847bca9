import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import { generateArticles } from "../corpus/articles.ts";
import type { ScaleJob, StoreResult } from "./jobs.ts";

/** As in an import. */
const batchSize = 1_000;

/** Stores articles that no other process stores. */
export async function store(
  { url, seed, articles, sentences }: Extract<ScaleJob, { job: "store" }>,
  report: (figures: StoreResult) => void,
): Promise<void> {
  const storage = await openPostgres(url);
  let ms = 0;
  for (let from = 0; from < articles; from += batchSize) {
    const some = generateArticles(seed, Math.min(batchSize, articles - from), sentences, from);
    const drafts = some.map((one) => ({ ...one, keys: [`path:${seed}/${one.id}#0`] }));
    const begun = performance.now();
    await storage.articles.add(drafts, 1);
    ms += performance.now() - begun;
  }
  report({ seconds: ms / 1_000 });
  await storage.close();
}
