import dotenv from "dotenv";
import type { Logger } from "pino";
import { createTerminalAdapter } from "../adapters/terminal/index.ts";
import { renderText } from "../adapters/terminal/render.ts";
import { question, terminalLook } from "./cli/ask.ts";
import { type Config, readConfig } from "./config.ts";
import { type Desk, openDesk } from "./desk.ts";
import { explain } from "./explain.ts";
import { describeProblems } from "./ingest/describe.ts";
import { createLog } from "./log.ts";
import { platformAdapters } from "./platforms.ts";
import { type Service, startService } from "./service.ts";

const firstQuestion = "tsmc";

/** Loads the articles and goes live, or, with no token set, answers in the terminal. */
async function main(): Promise<number> {
  const config = readConfig(process.env);
  const live = config.slack || config.discord;
  const log = createLog(live ? "info" : "warn");
  const desk = await openDesk(config, Date.now);
  console.log(welcome(desk, config));
  return live ? runLive(desk, config, log) : runHere(desk, log);
}

function welcome({ index, corpus }: Desk, { corpusDir }: Config): string {
  const articles = index.size === 1 ? "1 article" : `${index.size} articles`;
  const loaded = `Newsdesk knows ${articles}; ${corpus.new} of them are new from ${corpusDir}.`;
  return [...describeProblems(corpus), loaded].join("\n");
}

/** Until somebody stops the process. */
async function runLive(desk: Desk, config: Config, log: Logger): Promise<number> {
  const service = await startService(
    desk,
    platformAdapters(config, desk.storage.longTexts, Date.now, log),
    Date.now,
    log,
  );
  for (const failure of service.failures) console.error(failure);
  if (!service.live.length) {
    await service.stop();
    return 1;
  }
  console.log(`Live on ${service.live.map((adapter) => adapter.name).join(" and ")}.`);
  await stopSignal();
  await stopWithin(service, 10_000);
  return 0;
}

/** Shows a first answer, then answers whoever is at the terminal, until they leave. */
async function runHere(desk: Desk, log: Logger): Promise<number> {
  const look = terminalLook();
  const answer = await desk.answer(question(firstQuestion));
  console.log(
    `\n› /news ${firstQuestion}\n\n${answer ? renderText({ ...answer, actions: [] }, look) : ""}\n`,
  );
  console.log(invitation);
  const terminal = createTerminalAdapter({
    input: process.stdin,
    output: process.stdout,
    colour: look.colour,
    now: Date.now,
    log,
  });
  const service = await startService(desk, [terminal], Date.now, log);
  await Promise.race([terminal.ended, stopSignal()]);
  await service.stop();
  return 0;
}

const invitation = `To go live, set in .env (see .env.example and README.md):
  Slack    SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET
  Discord  DISCORD_TOKEN
Until then ask here (help lists what else you can say, quit ends), or from a shell:
  npm run -s newsdesk -- ask "micron subsidy"
`;

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });

/** A platform that does not let go must not keep the process alive. */
async function stopWithin(service: Service, milliseconds: number): Promise<void> {
  setTimeout(() => process.exit(1), milliseconds).unref();
  await service.stop();
}

dotenv.config({ quiet: true });
try {
  process.exitCode = await main();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
