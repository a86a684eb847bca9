import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "../../src/eval/random.ts";
import { collectEvidence, type Evidence } from "../crash/judge/evidence.ts";
import { judge, type Verdict } from "../crash/judge/judge.ts";
import { openNewsroom, type SoakNewsroom } from "./newsroom.ts";
import type { SoakSample } from "./preload/watch.ts";
import { type SoakProgram, startProgram } from "./program.ts";
import { askAll } from "./requests/ask-all.ts";
import { type Question, watchQuestions } from "./requests/question.ts";
import { type PastTrouble, planTroubles, type Troubles } from "./troubles.ts";

/** How long an answer may take, and how long what is due at the end may. */
export const answerWithinMs = 60_000;
const settleWithinMs = 180_000;
/** An hour has room for five alerts of a follow. */
const mostStories = 4;
/** A digest shows a story at the next full minute: a shorter run does not wait for that. */
const minutesForStories = 2;
const secondsPerFile = 3;
const secondsPerTrouble = 40;

/** What happened in a soak. */
export type SoakRun = {
  questions: Question[];
  troubles: PastTrouble[];
  samples: SoakSample[];
  served: Map<string, number>;
  deliveries: Verdict;
  /** How many messages the orders got. */
  posts: number;
  violations: string[];
  errors: Map<string, number>;
  /** The status with which the program ended when it was asked to; undefined if it ended before. */
  exitCode: number | null | undefined;
};

type SoakOptions = { minutes: number; requests: number; seed: string; tell(line: string): void };

/** Lets the program live for so many minutes among people, hostile feeds and failing platforms. */
export async function soak({ minutes, requests, seed, tell }: SoakOptions): Promise<SoakRun> {
  const random = createRandom(seed);
  const newsroom = await openNewsroom(random);
  for (let files = 0; files < 5; files++) newsroom.sources.writeFile();
  const program = startProgram(newsroom.env);
  await program.live;
  while (newsroom.discord.world.commands.length < 3) await sleep(50);
  const [fromSample, begun] = [program.samples.length, performance.now()];
  const untilMs = begun + minutes * 60_000;
  const questions = watchQuestions();
  const troubles = planTroubles(newsroom);
  const progress = setInterval(
    () => tell(describe(begun, questions, troubles, program)),
    Math.max(5_000, minutes * 3_000),
  );
  await Promise.all([
    askAll(newsroom, { requests, untilMs, random, troubles }, questions.add),
    troubles.run(Math.max(2, Math.round((minutes * 60) / secondsPerTrouble)), untilMs),
    bringNews(newsroom, untilMs, minutes < minutesForStories ? 0 : mostStories),
  ]);
  const evidence = await untilSettled(newsroom, program, questions);
  clearInterval(progress);
  questions.end();
  newsroom.history.uptimes.push(...withoutTroubles(troubles.past, Date.now() - (performance.now() - begun)));
  const isOver = program.isOver();
  program.stop();
  await program.ended;
  await newsroom.close();
  return {
    questions: questions.all,
    troubles: troubles.past,
    samples: program.samples.slice(fromSample),
    served: newsroom.sources.served,
    deliveries: judge(evidence),
    posts: evidence.messages.length,
    violations: violationsOf(newsroom, troubles.past),
    errors: program.errors,
    exitCode: isOver ? undefined : program.exitCode(),
  };
}

/** Hostile files all the time, and a few stories that every order has to show. */
async function bringNews(newsroom: SoakNewsroom, untilMs: number, stories: number): Promise<void> {
  const begun = performance.now();
  const storyEveryMs = (untilMs - begun) / (stories + 1);
  while (performance.now() < untilMs) {
    newsroom.sources.writeFile();
    const written = newsroom.writtenAt.length;
    if (written < stories && performance.now() - begun > (written + 1) * storyEveryMs) newsroom.writeStory();
    await sleep(secondsPerFile * 1_000);
  }
}

/**
 * Waits until everything is answered and every order has shown every story, or it takes too long; returns what
 * was posted by then. A second later the next digests may be under way.
 */
async function untilSettled(
  newsroom: SoakNewsroom,
  program: SoakProgram,
  questions: ReturnType<typeof watchQuestions>,
): Promise<Evidence> {
  const until = performance.now() + settleWithinMs;
  for (;;) {
    const evidence = await collectEvidence(newsroom);
    const { lost, open } = judge(evidence);
    const isSettled = questions.open().length + lost.length + open.length === 0;
    if (isSettled || performance.now() > until || program.isOver()) return evidence;
    await sleep(1_000);
  }
}

/** When nothing kept the program from posting. */
function withoutTroubles(troubles: PastTrouble[], from: number) {
  const ends = [from, ...troubles.map(({ to }) => to)];
  const begins = [...troubles.map((trouble) => trouble.from), Date.now()];
  return ends.map((end, place) => ({ from: end, to: begins[place] ?? end }));
}

/** No acknowledgement comes over a connection that was lost. */
function violationsOf({ slack, discord }: SoakNewsroom, troubles: PastTrouble[]): string[] {
  const cuts = troubles.filter(({ platform }) => platform === "slack").length;
  const late = slack.violations.filter((violation) => violation.startsWith("late ack"));
  const others = slack.violations.filter((violation) => !violation.startsWith("late ack"));
  return [
    ...others,
    // At a busy moment a few are on their way when a connection is cut.
    ...(late.length > 3 * cuts ? [`${late.length} late acks`] : []),
    ...slack.unexpected,
    ...discord.violations,
  ];
}

function describe(
  begun: number,
  questions: ReturnType<typeof watchQuestions>,
  troubles: Troubles,
  { samples }: SoakProgram,
): string {
  const seconds = Math.round((performance.now() - begun) / 1_000);
  const { heapMb = 0, processMb = 0 } = samples.at(-1) ?? {};
  const memory = `${heapMb.toFixed(0)} MB of objects, ${processMb.toFixed(0)} MB in all`;
  return `${seconds} s: ${questions.all.length} asked, ${questions.open().length} open, ${troubles.past.length} troubles, ${memory}`;
}
