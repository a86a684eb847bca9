import { mapConcurrently } from "../../src/async/pool.ts";
import { percentile } from "../../src/eval/percentile.ts";
import { runInChild } from "../child-process.ts";
import { generateArticles } from "../corpus/articles.ts";
import { countWords, readersQuestions } from "../corpus/questions.ts";
import { seed } from "../search/setup.ts";
import type { Section, Table } from "../section.ts";
import type { ServeFigures, ServeJob } from "./newsdesk.ts";
import { startBenchSlack } from "./slack.ts";

/** The largest of --sizes, up to this many articles. */
const maxArticles = 100_000;

/** Queries of each kind per run. */
const asked = 100;

/** Concurrent commands. */
const maxConcurrent = 16;

const timeoutMs = 20 * 60_000;

type AnswerTimes = { ack: number; whole: number };
type SlackFigures = ServeFigures & {
  articles: number;
  perSecond: number;
  alone: AnswerTimes[];
  crowd: AnswerTimes[];
};

/** What answering `/news` over HTTP costs. */
export const slack: Section = {
  summary: "Slack: /news commands per second through Bolt's HTTP receiver, our share of the time",
  async run({ runs, sizes, onProgress }) {
    const articles = Math.min(maxArticles, Math.max(...sizes));
    onProgress(`slack: answering over ${articles} articles`);
    const figures = await measure(articles, asked * runs);
    return { tables: [tableOf(figures)], figures };
  },
};

async function measure(articles: number, many: number): Promise<SlackFigures> {
  const server = await startBenchSlack();
  const job: ServeJob = { articles, seed, ...server.credentials };
  const serving = runInChild<ServeJob, ServeFigures>(new URL("newsdesk.ts", import.meta.url), job, timeoutMs);
  const questions = questionsFor(articles, many);
  await Promise.race([server.ready, serving]);
  const alone: AnswerTimes[] = [];
  for (const question of questions) alone.push(await server.ask(question));
  const began = performance.now();
  const crowd = await mapConcurrently(questions, maxConcurrent, server.ask);
  const perSecond = (crowd.length * 1_000) / (performance.now() - began);
  await server.stop();
  const { figures, failure } = await serving;
  if (!figures.ours) throw new Error(`The answers in Slack could not be measured: ${failure}`);
  return { articles, perSecond, alone, crowd, ours: figures.ours.slice(0, alone.length) };
}

function questionsFor(count: number, many: number): string[] {
  const articles = generateArticles(seed, count);
  const kinds = readersQuestions(articles, countWords(articles), many, seed);
  return Object.values(kinds).flatMap((kind) => kind.map(({ text }) => text));
}

function tableOf({ articles, perSecond, alone, crowd, ours }: SlackFigures): Table {
  const ms = (times: number[]) => [0.5, 0.99].map((share) => percentile(times, share).toFixed(2));
  const row = (what: string, times: number[]) => [what, String(times.length), ...ms(times)];
  const rowsOf = (how: string, all: AnswerTimes[]) => [
    row(
      `${how}: the ack`,
      all.map(({ ack }) => ack),
    ),
    row(
      `${how}: the whole answer`,
      all.map(({ whole }) => whole),
    ),
  ];
  return {
    title: `/news in Slack over HTTP, ${articles.toLocaleString("en")} articles: ${perSecond.toFixed(0)} a second`,
    columns: ["milliseconds", "asked", "p50", "p99"],
    rows: [
      row("one at a time: ours, receive to render", ours),
      ...rowsOf("one at a time", alone),
      ...rowsOf(`${maxConcurrent} at a time`, crowd),
    ],
    notes: [
      "ours: the bot and the renderer. whole: from the signed delivery to the answer at its response_url,",
      "with Bolt's HTTPReceiver, between two processes on this machine.",
    ],
  };
}
