import { percentile } from "../../src/eval/percentile.ts";
import { runApart } from "../apart.ts";
import { generateArticles } from "../corpus/articles.ts";
import { countWords, readersQuestions } from "../corpus/questions.ts";
import { seed } from "../search/setup.ts";
import type { Section, Table } from "../section.ts";
import type { ServeFigures, ServeJob } from "./newsdesk.ts";
import { startBenchSlack } from "./slack.ts";

/** The largest of --sizes, up to this many articles. */
const mostArticles = 100_000;

/** Queries of each kind per run. */
const asked = 100;

/** Concurrent commands. */
const together = 16;

/** How long the service may take in all, in milliseconds. */
const limitMs = 20 * 60_000;

type Slack = Awaited<ReturnType<typeof startBenchSlack>>;
type Taken = { ack: number; whole: number };
type Figures = ServeFigures & { articles: number; perSecond: number; alone: Taken[]; crowd: Taken[] };

/** What answering `/news` over HTTP costs. */
export const slack: Section = {
  summary: "Slack: /news commands per second through Bolt's HTTP receiver, our share of the time",
  async run({ runs, sizes, say }) {
    const articles = Math.min(mostArticles, Math.max(...sizes));
    say(`slack: answering over ${articles} articles`);
    const figures = await measure(articles, asked * runs);
    return { tables: [tableOf(figures)], figures };
  },
};

async function measure(articles: number, many: number): Promise<Figures> {
  const server = await startBenchSlack();
  const job: ServeJob = { articles, seed, ...server.credentials };
  const serving = runApart<ServeJob, ServeFigures>(new URL("newsdesk.ts", import.meta.url), job, limitMs);
  const questions = questionsFor(articles, many);
  await Promise.race([server.ready, serving]);
  const alone: Taken[] = [];
  for (const question of questions) alone.push(await server.ask(question));
  const began = performance.now();
  const crowd = await askTogether(server, questions);
  const perSecond = (crowd.length * 1_000) / (performance.now() - began);
  await server.stop();
  const { figures, trouble } = await serving;
  if (!figures.ours) throw new Error(`The answers in Slack could not be measured: ${trouble}`);
  return { articles, perSecond, alone, crowd, ours: figures.ours.slice(0, alone.length) };
}

function questionsFor(count: number, many: number): string[] {
  const articles = generateArticles(seed, count);
  const kinds = readersQuestions(articles, countWords(articles), many, seed);
  return Object.values(kinds).flatMap((kind) => kind.map(({ text }) => text));
}

async function askTogether(server: Slack, questions: string[]): Promise<Taken[]> {
  const waiting = [...questions];
  const taken: Taken[] = [];
  const asker = async () => {
    for (let text = waiting.shift(); text !== undefined; text = waiting.shift())
      taken.push(await server.ask(text));
  };
  await Promise.all(Array.from({ length: together }, asker));
  return taken;
}

function tableOf({ articles, perSecond, alone, crowd, ours }: Figures): Table {
  const ms = (times: number[]) => [0.5, 0.99].map((share) => percentile(times, share).toFixed(2));
  const row = (what: string, times: number[]) => [what, String(times.length), ...ms(times)];
  return {
    title: `/news in Slack over HTTP, ${articles.toLocaleString("en")} articles: ${perSecond.toFixed(0)} a second`,
    columns: ["milliseconds", "asked", "p50", "p99"],
    rows: [
      row("one at a time: ours, receive to render", ours),
      row(
        "one at a time: the ack",
        alone.map(({ ack }) => ack),
      ),
      row(
        "one at a time: the whole answer",
        alone.map(({ whole }) => whole),
      ),
      row(
        `${together} at a time: the ack`,
        crowd.map(({ ack }) => ack),
      ),
      row(
        `${together} at a time: the whole answer`,
        crowd.map(({ whole }) => whole),
      ),
    ],
    notes: [
      "ours: the bot and the renderer. whole: from the signed delivery to the answer at its response_url,",
      "with Bolt's HTTPReceiver, between two processes on this machine.",
    ],
  };
}
