import dotenv from "dotenv";
import type { Logger } from "pino";
import { createTerminalAdapter } from "../adapters/terminal/index.ts";
import { renderText } from "../adapters/terminal/render.ts";
import { type App, openOwnApp } from "./app/app.ts";
import { type BackgroundJobs, startBackgroundJobs } from "./app/background-jobs.ts";
import { endOnFault, startFault } from "./app/end-on-fault.ts";
import { type Observability, openObservability } from "./app/observability.ts";
import { platformAdapters } from "./app/platforms.ts";
import { aborted, StopError, stopSignal } from "./app/stop-signal.ts";
import type { Adapter } from "./chat/adapter.ts";
import { asMessage } from "./chat/answer.ts";
import { isUp } from "./chat/connection/connection.ts";
import { commandMessage, terminalStyle } from "./cli/ask.ts";
import { errorMessage } from "./cli/error-message.ts";
import { type Config, readConfig } from "./config.ts";
import { describeProblems } from "./ingest/files/import-report.ts";
import { errorText } from "./locales/error-text.ts";
import { createLog } from "./log.ts";
import { WebError } from "./ops/web.ts";

const firstQuestion = "tsmc";

/** Loads the articles and goes live or, if no token is set, answers in the terminal. */
async function main(): Promise<number> {
  const config = readConfig(process.env);
  const live = config.slack || config.discord;
  const log = createLog(live ? "info" : "warn", { reason: errorText });
  endOnFault(log);
  const stopping = stopSignal();
  const app = await openOwnApp(config, Date.now, stopping);
  console.log(welcome(app, config));
  const observability = await openObservability(app, config, Date.now);
  if (observability.web instanceof WebError) console.error(observability.web.message);
  else log.info({ web: observability.web.address }, "health and metrics are served");
  const service = { observability, config, log, stopping };
  return live ? runLive(service) : runHere(service);
}

function welcome({ index, corpus }: App, { corpusDir }: Config): string {
  const articles = index.size === 1 ? "1 article" : `${index.size} articles`;
  const loaded = `Newsdesk knows ${articles}; ${corpus.new} of them are new from ${corpusDir}.`;
  return [...describeProblems(corpus, errorText), loaded].join("\n");
}

type Service = { observability: Observability; config: Config; log: Logger; stopping: AbortSignal };

async function runLive({ observability, config, log, stopping }: Service): Promise<number> {
  const { app, readiness, observePlatform } = observability;
  const adapters = platformAdapters(config, app.storage, Date.now, log, observePlatform);
  const jobs = await Promise.race([startBackgroundJobs(app, adapters, Date.now, log), aborted(stopping)]);
  // Stopped while a platform keeps it waiting: nothing was posted yet.
  if (!jobs) process.exit(0);
  if (jobs.refusals.length === adapters.length) {
    for (const refusal of jobs.refusals) console.error(refusal);
    await stopAll(jobs, observability);
    return 1;
  }
  readiness.waitingFor = undefined;
  console.log(liveOn(adapters));
  const status = await Promise.race([aborted(stopping).then(() => 0), jobs.offline.then(() => 1)]);
  await stopAll(jobs, observability);
  return status;
}

function liveOn(adapters: Adapter[]): string {
  const live = adapters.filter((adapter) => isUp(adapter.connections())).map(({ name }) => name);
  return live.length > 0
    ? `Live on ${live.join(" and ")}.`
    : "No platform can be reached yet; each is tried again until it can.";
}

/**
 * Shows a first answer, then answers the person at the terminal until they leave; without a terminal,
 * serves the playground until the process is stopped.
 */
async function runHere({ observability, config, log, stopping }: Service): Promise<number> {
  const { app, readiness, web } = observability;
  const style = terminalStyle();
  const answer = asMessage(await app.answer(commandMessage(firstQuestion)));
  const shown = answer ? renderText({ ...answer, actions: [] }, style) : "";
  console.log(`\n› /news ${firstQuestion}\n\n${shown}\n`);
  const playground = config.web.playground && !(web instanceof WebError);
  if (playground) console.log(`See it as Slack and Discord will show it: ${web.address}\n`);
  console.log(invitation);
  const terminal = createTerminalAdapter({
    input: process.stdin,
    output: process.stdout,
    colour: style.colour,
    now: Date.now,
    log,
  });
  const jobs = await startBackgroundJobs(app, [terminal], Date.now, log);
  readiness.waitingFor = undefined;
  const left = playground && !process.stdin.isTTY ? [] : [terminal.ended];
  await Promise.race([...left, aborted(stopping)]);
  await stopAll(jobs, observability);
  return 0;
}

const invitation = `To go live, set in .env (see .env.example and README.md):
  Slack    SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET
  Discord  DISCORD_TOKEN
Until then ask here (help lists what else you can say, quit ends), or from a shell:
  npm run -s newsdesk -- ask "micron subsidy"
`;

/** The process exits after this even if a platform does not disconnect. */
const shutdownTimeoutMs = 10_000;

async function stopAll(jobs: BackgroundJobs, { readiness, web }: Observability): Promise<void> {
  readiness.waitingFor = "stopping";
  setTimeout(() => process.exit(1), shutdownTimeoutMs).unref();
  if (!(web instanceof WebError)) await web.stop();
  await jobs.stop();
}

dotenv.config({ quiet: true });
try {
  process.exitCode = await main();
} catch (error) {
  console.error(errorMessage(error, startFault));
  // What was opened before, such as the web server, would keep the process alive.
  process.exit(error instanceof StopError ? 0 : 1);
}
