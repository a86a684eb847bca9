import { createTerminalAdapter } from "../../../adapters/terminal/index.ts";
import { renderText } from "../../../adapters/terminal/render.ts";
import { asMessage } from "../../chat/answer.ts";
import { commandMessage } from "../../cli/ask/at-the-shell.ts";
import { terminalStyle } from "../../cli/ask/terminal-style.ts";
import { WebError } from "../../ops/web.ts";
import { commandLine } from "../../version.ts";
import type { OpenedData } from "../app.ts";
import { startBackgroundJobs } from "../background-jobs.ts";
import { aborted } from "../stop-signal.ts";
import { type Service, stopAll, takeIn } from "./service.ts";
import { startPlatforms } from "./start-platforms.ts";

/** What the demo has an answer to; whoever has feeds of their own sees the newest of those. */
const firstQuestions = { demo: "tsmc", own: "latest" };

/**
 * Shows a first answer, then answers the person at the terminal until they leave; without a terminal,
 * serves the playground until the process is stopped. Returns the exit status; throws as `takeIn`.
 */
export async function runHere(data: OpenedData, service: Service): Promise<number> {
  const { observability, adapters, config, log, stopping } = service;
  const { readiness, web, metrics } = observability;
  const app = await takeIn(data, service);
  const answer = metrics.timed(app.answer);
  const style = terminalStyle();
  const feeds = await app.feedService.list();
  const firstQuestion = feeds.length > 0 ? firstQuestions.own : firstQuestions.demo;
  const first = asMessage(await answer(commandMessage(firstQuestion)));
  const shown = first ? renderText({ ...first, actions: [] }, style) : "";
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
  adapters.push(terminal);
  await startPlatforms(adapters, answer);
  const jobs = startBackgroundJobs(app, adapters, Date.now, log);
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
  ${commandLine} ask "micron subsidy"
`;
