import { parentPort, workerData } from "node:worker_threads";
import type { ErrorParams } from "../../article/coded-error.ts";
import { type WorkerStart, workerReady } from "../../async/guarded-worker.ts";
import { type UnreadableCode, UnreadableError } from "../draft.ts";
import { type ParseResult, type ParseTask, runTask } from "./parse-task.ts";

/** A task, and the places of the articles in it that were too much work, or all. */
export type WorkerTask = { task: ParseTask; roughly: number[] | "all" };

/** The worker's answer: what it read, or why it could not. */
export type WorkerAnswer = { result: ParseResult } | { unreadable: UnreadableCode; params: ErrorParams };

const { step } = workerData as WorkerStart;

function answerTo({ task, roughly }: WorkerTask): WorkerAnswer {
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

parentPort?.on("message", (task: WorkerTask) => parentPort?.postMessage(answerTo(task)));
parentPort?.postMessage(workerReady);
