import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type CollectionQuery,
  readArticles,
  readJudgements,
  readQueries,
} from "../../src/eval/collection.ts";
import { runDepth } from "../../src/eval/evaluate.ts";
import { measureQuality } from "../../src/eval/metrics.ts";
import { corpusTime } from "../corpus/articles.ts";
import { countWords, damageRarest } from "../corpus/questions.ts";
import type { Engine } from "../engines/engine.ts";
import type { QualityFigures, QualityJob } from "./figures.ts";
import { configurationOf, fillEngine, seed } from "./setup.ts";

/** Evaluates an engine on a collection: each file of queries, and the clean one with a typo in each query. */
export async function judgeCollection(
  job: QualityJob,
  tell: (figures: QualityFigures) => void,
): Promise<void> {
  const collection = await readArticles(join(job.folder, "articles.jsonl"), corpusTime);
  const judgements = await readJudgements(join(job.folder, "qrels.txt"));
  const articles = collection.map(({ article }) => article);
  const names = new Map(collection.map(({ id, article }) => [article.id, id]));
  const engine = configurationOf(job).open(job.work);
  await fillEngine(engine, articles);
  for (const [name, queries] of await queriesOf(job.folder, countWords(articles))) {
    tell({ [name]: measureQuality(await rank(engine, queries, names), judgements) });
  }
}

async function queriesOf(
  folder: string,
  counts: Map<string, number>,
): Promise<[string, CollectionQuery[]][]> {
  const clean = await readQueries(join(folder, "queries.jsonl"));
  const variants = (await readdir(folder)).filter((file) => /^queries-.+\.jsonl$/.test(file)).sort();
  const damaged = clean.map(({ id, text }) => ({ id, text: damageRarest(text, counts, `${seed} ${id}`) }));
  const given = variants.map(
    async (file): Promise<[string, CollectionQuery[]]> => [
      file.slice("queries-".length, -".jsonl".length),
      await readQueries(join(folder, file)),
    ],
  );
  return [["clean", clean], ["1 typo", damaged], ...(await Promise.all(given))];
}

async function rank(engine: Engine, queries: CollectionQuery[], names: Map<string, string>) {
  const rankings = new Map<string, string[]>();
  for (const { id, text } of queries) {
    const found = await engine.search({ kind: "words", text }, runDepth);
    rankings.set(
      id,
      found.map((article) => names.get(article) ?? article),
    );
  }
  return rankings;
}
