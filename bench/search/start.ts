import { generateArticles } from "../corpus/articles.ts";
import type { Engine } from "../engines/engine.ts";
import type { StartFigures, StartJob } from "./figures.ts";
import { configurationOf, fillEngine, seed } from "./setup.ts";

/** How long a restart keeps readers waiting: from nothing in memory to the first answer. */
export async function measureStart(
  job: StartJob,
  tell: (figures: Partial<StartFigures>) => void,
): Promise<void> {
  const { load, open } = configurationOf(job);
  if (load) return tell({ how: "loaded", readyMs: await untilFirstAnswer(async () => load(job.work)) });
  const articles = generateArticles(seed, job.size, job.sentences);
  const build = async () => {
    const engine = open(job.work);
    await fillEngine(engine, articles);
    return engine;
  };
  tell({ how: "rebuilt", readyMs: await untilFirstAnswer(build) });
}

async function untilFirstAnswer(start: () => Promise<Engine>): Promise<number> {
  const begin = performance.now();
  const engine = await start();
  await engine.search({ kind: "words", text: "people after government" }, 10);
  return performance.now() - begin;
}
