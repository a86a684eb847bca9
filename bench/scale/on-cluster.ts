import { rm } from "node:fs/promises";
import { join } from "node:path";
import { startOpenSearch } from "../../test/servers/opensearch/server.ts";
import { generateArticles } from "../corpus/articles.ts";
import { countWords, readersQuestions } from "../corpus/questions.ts";
import type {
  AskResult,
  FillResult,
  HoldResult,
  Questions,
  RebuildResult,
  ScaleJob,
  StoreResult,
} from "./jobs.ts";
import { type Finding, measureFinding } from "./measure-finding.ts";
import type { RunJob, ScaleContext } from "./section.ts";

/** `isCold` where nobody had asked the engine anything before. */
type Asking = AskResult & { size: number; index: string; processes: number; isCold?: true };
type Filling = FillResult & { size: number; index: string };
export type OnCluster = {
  filling: Filling[];
  asking: Asking[];
  rebuilding: (RebuildResult & { size: number })[];
  finding?: Finding;
};

/** Of each kind of question: the engine compiles what it runs often. */
const warmUpMs = 2_000;
/** Of the one node. */
export const heapMegabytes = 2_048;
/** Building more anew shows nothing else, and takes as long as filling. */
const mostRebuilt = 100_000;

/** The same articles in each process's memory, and on an OpenSearch of one node. */
export async function measureOnCluster(context: ScaleContext, run: RunJob): Promise<OnCluster> {
  const measured: OnCluster = { filling: [], asking: [], rebuilding: [] };
  const server = await startOpenSearch(1, { heapMegabytes, isOptimized: true });
  try {
    measured.finding = await measureFinding(context, run, server.nodes[0]?.url);
  } finally {
    await server.end();
  }
  for (const size of context.sizes) {
    const url = await context.postgres.createDatabase();
    context.onProgress(`storing ${size} articles`);
    const { sentences } = context;
    await run<StoreResult>(context, { job: "store", url, seed: "archive", articles: size, sentences });
    const sized = { ...context, url, size, questions: questionsOf(size, sentences) };
    await measureEmbedded(sized, run, measured);
    await measureEngine(sized, run, measured);
  }
  return measured;
}

const mostSampled = 20_000;
const perKind = 200;

function questionsOf(size: number, sentences: number): Questions {
  const sample = generateArticles("archive", Math.min(size, mostSampled), sentences);
  const asked = readersQuestions(sample, countWords(sample), perKind, "archive");
  const typed = Object.entries(asked).map(([kind, all]) => [
    kind,
    all.map(({ text }) => (kind === "phrase" ? `"${text}"` : text)),
  ]);
  return Object.fromEntries(typed);
}

type Sized = ScaleContext & { url: string; size: number; questions: Questions };

async function measureEmbedded(context: Sized, run: RunJob, { filling, asking }: OnCluster): Promise<void> {
  const { url, size, questions, seconds } = context;
  const folder = join(context.folder, `embedded-${size}`);
  context.onProgress(`embedded, ${size} articles`);
  const held = await run<HoldResult>(context, { job: "hold", url, folder }, "service");
  filling.push({ size, index: "embedded", ...held });
  const job: ScaleJob = { job: "ask", url, folder, questions, seriesMs: seconds * 1_000 };
  asking.push({ size, index: "embedded", processes: 1, ...(await run<AskResult>(context, job, "service")) });
  await rm(folder, { recursive: true });
}

async function measureEngine(context: Sized, run: RunJob, measured: OnCluster): Promise<void> {
  const { url, size, questions, seconds } = context;
  const server = await startOpenSearch(1, { heapMegabytes, isOptimized: true });
  try {
    const search = server.nodes[0]?.url ?? "";
    const shared = (name: string) => ({ url, search, folder: join(context.folder, `${name}-${size}`) });
    context.onProgress(`filling OpenSearch with ${size} articles`);
    const filled = await run<FillResult>(context, { job: "fill", ...shared("fill") }, "service");
    measured.filling.push({ size, index: "opensearch", ...filled });
    const ask = (n: number, seriesMs: number) =>
      run<AskResult>(context, { job: "ask", ...shared(`ask${n}`), questions, seriesMs }, "service");
    const engine = { size, index: "opensearch" };
    context.onProgress("asking for the first time");
    measured.asking.push({ ...engine, processes: 1, isCold: true, ...(await ask(0, warmUpMs)) });
    for (const processes of [1, 3]) {
      context.onProgress(`asking, ${processes} processes`);
      const jobs = Array.from({ length: processes }, (_, n) => ask(n, seconds * 1_000));
      for (const asked of await Promise.all(jobs)) measured.asking.push({ ...engine, processes, ...asked });
    }
    if (size > mostRebuilt) return;
    context.onProgress(`rebuilding ${size} articles`);
    const question = questions["three words"]?.[0] ?? "";
    const job: ScaleJob = { job: "rebuild", ...shared("rebuild"), question };
    measured.rebuilding.push({ size, ...(await run<RebuildResult>(context, job, "service")) });
  } finally {
    await server.end();
  }
}
