import { parentPort, workerData } from "node:worker_threads";
import type { ErrorParams } from "../../article/coded-error.ts";
import { nextPortion, type Portion, type WorkerStart, workerReady } from "../../async/guarded-worker.ts";
import { type Draft, type UnreadableCode, UnreadableError } from "../draft.ts";
import { type ParseResult, type ParseTask, runTask } from "./parse-task.ts";

/** A task, and the places of the articles in it that were too much work, or all. */
export type RoughTask = ParseTask & { roughly: number[] | "all" };

/** The worker's answer: what it read, or why it could not; and in later parts the rest of the articles. */
export type WorkerAnswer = [
  first: { result: ParseResult } | { unreadable: UnreadableCode; params: ErrorParams },
  ...rest: Draft[][],
];

const { step } = workerData as WorkerStart;

function answerTo({ roughly, ...task }: RoughTask): WorkerAnswer[0] {
  const takesRoughly = (place: number) => {
    step[0] = place;
    return roughly === "all" || roughly.includes(place);
  };
  try {
    return { result: runTask(task, takesRoughly) };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { unreadable: error.code, params: error.params };
  }
}

/** Of the articles in one part. */
const maxChars = 300_000;

function* portionsOf(answer: WorkerAnswer[0]): Generator<Portion<WorkerAnswer[number]>> {
  if (!("result" in answer && "drafts" in answer.result)) return yield { part: answer, isLast: true };
  const [first = [], ...rest] = inParts(answer.result.drafts);
  yield { part: { result: { ...answer.result, drafts: first } }, isLast: rest.length === 0 };
  for (const [at, part] of rest.entries()) yield { part, isLast: at === rest.length - 1 };
}

function inParts(drafts: Draft[]): Draft[][] {
  const parts: Draft[][] = [[]];
  let free = maxChars;
  for (const draft of drafts) {
    const chars = (draft.body?.length ?? 0) + (draft.summary?.length ?? 0);
    free -= chars;
    if (free < 0) {
      parts.push([]);
      free = maxChars - chars;
    }
    parts.at(-1)?.push(draft);
  }
  return parts;
}

let portions: ReturnType<typeof portionsOf>;

parentPort?.on("message", (message: RoughTask | typeof nextPortion) => {
  if (message !== nextPortion) portions = portionsOf(answerTo(message));
  parentPort?.postMessage(portions.next().value);
});
parentPort?.postMessage(workerReady);
