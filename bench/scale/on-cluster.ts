import { rm } from "node:fs/promises";
import { join } from "node:path";
import { startOpenSearch } from "../../test/servers/opensearch/server.ts";
import type { AskResult, FillResult, HoldResult, RebuildResult, ScaleJob, StoreResult } from "./jobs.ts";
import type { ScaleContext } from "./section.ts";

type Asking = AskResult & { size: number; index: string; processes: number };
type Filling = FillResult & { size: number; index: string };
export type OnCluster = {
  filling: Filling[];
  asking: Asking[];
  rebuilding: (RebuildResult & { size: number })[];
};

type Run = <Figures>(context: ScaleContext, job: ScaleJob) => Promise<Figures>;

/** The same articles in each process's memory, and on an OpenSearch of one node. */
export async function measureOnCluster(context: ScaleContext, run: Run): Promise<OnCluster> {
  const measured: OnCluster = { filling: [], asking: [], rebuilding: [] };
  for (const size of context.sizes) {
    const url = await context.postgres.createDatabase();
    context.onProgress(`storing ${size} articles`);
    await run<StoreResult>(context, { job: "store", url, seed: "archive", articles: size });
    await measureEmbedded({ ...context, url, size }, run, measured);
    await measureEngine({ ...context, url, size }, run, measured);
  }
  return measured;
}

type Sized = ScaleContext & { url: string; size: number };

async function measureEmbedded(context: Sized, run: Run, { filling, asking }: OnCluster): Promise<void> {
  const { url, size, seconds } = context;
  const folder = join(context.folder, `embedded-${size}`);
  context.onProgress(`embedded, ${size} articles`);
  const held = await run<HoldResult>(context, { job: "hold", url, folder });
  filling.push({ size, index: "embedded", ...held });
  const job = { job: "ask", url, folder, size, seriesMs: seconds * 1_000 } as const;
  asking.push({ size, index: "embedded", processes: 1, ...(await run<AskResult>(context, job)) });
  await rm(folder, { recursive: true });
}

async function measureEngine(context: Sized, run: Run, measured: OnCluster): Promise<void> {
  const { url, size, seconds } = context;
  const server = await startOpenSearch();
  try {
    const search = server.nodes[0]?.url ?? "";
    const shared = (name: string) => ({ url, search, folder: join(context.folder, `${name}-${size}`) });
    context.onProgress(`filling OpenSearch with ${size} articles`);
    const filled = await run<FillResult>(context, { job: "fill", ...shared("fill") });
    measured.filling.push({ size, index: "opensearch", ...filled });
    for (const processes of [1, 3]) {
      context.onProgress(`asking, ${processes} processes`);
      const jobs = Array.from({ length: processes }, (_, n) =>
        run<AskResult>(context, { job: "ask", ...shared(`ask${n}`), size, seriesMs: seconds * 1_000 }),
      );
      for (const asked of await Promise.all(jobs))
        measured.asking.push({ size, index: "opensearch", processes, ...asked });
    }
    context.onProgress(`rebuilding ${size} articles`);
    const rebuilt = await run<RebuildResult>(context, { job: "rebuild", ...shared("rebuild") });
    measured.rebuilding.push({ size, ...rebuilt });
  } finally {
    await server.end();
  }
}
