import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import { generateArticles } from "../corpus/articles.ts";
import type { Job, Stored } from "./jobs.ts";

/** Batch size, as in an import. */
const portion = 1_000;

/** Stores articles that no other process stores. */
export async function store(
  { url, seed, articles }: Extract<Job, { job: "store" }>,
  tell: (figures: Stored) => void,
): Promise<void> {
  const storage = await openPostgres(url);
  const drafts = generateArticles(seed, articles).map((one) => ({
    ...one,
    keys: [`path:${seed}/${one.id}#0`],
  }));
  const begun = performance.now();
  for (let at = 0; at < articles; at += portion)
    await storage.articles.add(drafts.slice(at, at + portion), 1);
  tell({ seconds: (performance.now() - begun) / 1_000 });
  await storage.close();
}
