import type { Logger } from "pino";
import type { Adapter } from "../../chat/adapter.ts";
import { showIndexing } from "../../cli/ask/show-indexing.ts";
import type { Config } from "../../config.ts";
import { describeProblems } from "../../ingest/files/import-report.ts";
import { errorText } from "../../locales/error-text.ts";
import { WebError } from "../../ops/web.ts";
import { SearchEngineError } from "../../search/opensearch/cluster/engine-error.ts";
import { type App, assemble, type OpenedData } from "../app.ts";
import type { BackgroundJobs } from "../background-jobs.ts";
import type { Observability } from "../observability.ts";
import { changesBehind } from "../search/changes-behind.ts";
import { answerLocally } from "./local-questions.ts";
import { warmUp } from "./warm-up.ts";

/** What the program has from its first moment on; the adapters are added once they are made. */
export type Service = {
  observability: Observability;
  adapters: Adapter[];
  config: Config;
  log: Logger;
  stopping: AbortSignal;
};

/** Reads the articles, says what was read, and shows it in the metrics and the playground. Throws as `assemble`. */
export async function takeIn(
  data: OpenedData,
  { observability, config, log, stopping }: Service,
): Promise<App> {
  // The standard output of a service has nothing but its log to say, which is elsewhere.
  const isLive = config.slack || config.discord;
  const indexing = showIndexing(isLive ? { write: (line) => log.info(line.trimEnd()) } : process.stderr);
  const options = { signal: stopping, onIndexed: indexing.show };
  const app = await assemble(data, config, Date.now, options).finally(indexing.clear);
  await warmUp(app, config).catch((error: unknown) => {
    if (!(error instanceof SearchEngineError)) throw error;
    log.warn({ reason: errorText(error.message) }, "the archive cannot be searched yet");
  });
  if (data.isOwner) await answerLocally(config, app.answer, log);
  for (const line of welcome(app, config))
    if (isLive) log.info(line);
    else console.log(line);
  const { metrics, showPlayground } = observability;
  const clusterAnswers = app.onCluster && (() => app.onCluster.cluster.answers());
  const behind = () => changesBehind(app, app.storage);
  metrics.observe({ clusterAnswers, behind, index: app.index, ...app.storage });
  app.feedService.onFailure(metrics.feedFailed);
  if (config.web.playground) {
    const { playgroundOf } = await import("./playground.ts");
    showPlayground(playgroundOf(app, metrics.timed(app.answer), config, Date.now));
  }
  return app;
}

function welcome({ index, corpus }: App, { corpusDir }: Config): string[] {
  const articles = index.size === 1 ? "1 article" : `${index.size} articles`;
  const loaded = `Newsdesk knows ${articles}; ${corpus.new} of them are new from ${corpusDir}.`;
  return [...describeProblems(corpus, errorText), loaded];
}

/** The process exits after this even if a platform does not disconnect. */
const shutdownTimeoutMs = 10_000;

/** @param status with which the process then exits */
export function exitSoon(status: number): void {
  setTimeout(() => process.exit(status), shutdownTimeoutMs).unref();
}

/** Answers and posts in flight are finished first. */
export async function stopAll(
  jobs: Pick<BackgroundJobs, "stop">,
  { readiness, web }: Observability,
): Promise<void> {
  readiness.waitingFor = "stopping";
  exitSoon(1);
  if (!(web instanceof WebError)) await web.stop();
  await jobs.stop();
}
