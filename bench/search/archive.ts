import { setImmediate } from "node:timers/promises";
import { watchLoop } from "../../src/eval/event-loop.ts";
import { bytesInUse } from "../../src/eval/heap-in-use.ts";
import { percentiles } from "../../src/eval/percentile.ts";
import { timeControl } from "../control.ts";
import { generateArticles } from "../corpus/articles.ts";
import { countWords, type KnownItem, knownItems, readersQuestions } from "../corpus/questions.ts";
import type { Engine, Question } from "../engines/engine.ts";
import type { ArchiveFigures, ArchiveJob, FirstHits, Times } from "./figures.ts";
import { configurationOf, fillEngine, seed } from "./setup.ts";

/** Queries of each kind, and known items. */
const many = 500;

/** A page of results and the next one. */
const shown = 10;

/** Fills the engine and measures it, reporting each figure as soon as it is known. */
export async function measureArchive(
  job: ArchiveJob,
  tell: (figures: Partial<ArchiveFigures>) => void,
): Promise<void> {
  tell({ control: timeControl() });
  const articles = generateArticles(seed, job.size, job.sentences);
  const counts = countWords(articles);
  const words = articles.reduce((total, { title, body }) => total + `${title} ${body}`.split(" ").length, 0);
  const questions = readersQuestions(articles, counts, many, seed);
  const items = knownItems(articles, counts, many, seed);
  const before = await bytesInUse();
  const engine = configurationOf(job).open(job.work);
  const start = performance.now();
  const { loop: building } = await watchLoop(() => fillEngine(engine, articles));
  const seconds = (performance.now() - start) / 1000;
  tell({ building, wordsPerSecond: words / seconds, articlesPerSecond: job.size / seconds });
  tell({ megabytes: (engine.bytes?.() ?? (await bytesInUse()) - before) / 1e6 });
  await engine.save?.(job.work);
  const { result: times, loop: searching } = await watchLoop(() => timeAll(engine, questions, job.seriesMs));
  tell({ times, searching });
  tell({ firstHits: await askForKnown(engine, items, job.seriesMs * 3) });
}

async function timeAll(engine: Engine, questions: Record<string, Question[]>, limitMs: number) {
  const times: Record<string, Times> = {};
  for (const [kind, series] of Object.entries(questions)) times[kind] = await time(engine, series, limitMs);
  return times;
}

/** Runs one query after the other until the time is up; the first tenth is warm-up and does not count. */
async function time(engine: Engine, questions: Question[], limitMs: number): Promise<Times> {
  const begin = performance.now();
  const all: number[] = [];
  for (const question of questions) {
    const start = performance.now();
    await engine.search(question, shown);
    all.push(performance.now() - start);
    await setImmediate();
    if (performance.now() - begin > limitMs) break;
  }
  const warm = all.slice(Math.floor(all.length / 10));
  return { asked: warm.length, ...percentiles(warm) };
}

async function askForKnown(engine: Engine, items: KnownItem[], limitMs: number): Promise<FirstHits> {
  const begin = performance.now();
  const found = { clean: 0, oneTypo: 0, allTypos: 0 };
  let asked = 0;
  for (const item of items) {
    for (const way of ["clean", "oneTypo", "allTypos"] as const) {
      const [first] = await engine.search({ kind: "words", text: item[way] }, shown);
      if (first === item.id) found[way]++;
    }
    asked++;
    if (performance.now() - begin > limitMs) break;
  }
  const { clean, oneTypo, allTypos } = found;
  return { asked, clean: clean / asked, oneTypo: oneTypo / asked, allTypos: allTypos / asked };
}
