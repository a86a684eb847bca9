import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { joinBytes } from "./join-bytes.ts";
import { withTimeout } from "./timeout.ts";

/** What a worker is given at its start: it writes there which step of its task it is at. */
export type WorkerStart = { step: Int32Array<SharedArrayBuffer> };

/** The message of a worker that has loaded its program; each later one is a portion of the answer to a task. */
export const workerReady = "ready";

/** An answer comes in portions: to take over what a worker has made holds the event loop, a ms for a megabyte. */
export type Portion<Part> = { part: Part; isLast: boolean };

/** The message that asks a worker for the next portion. */
export const nextPortion = "next portion";

/** A worker used more processor time or memory than its task may, or broke down; it has been ended. */
export class WorkerOverrunError extends Error {
  override readonly name = "WorkerOverrunError";
  /** The step at which it was: as the worker wrote it, -1 before the first. */
  readonly step: number;

  constructor(step: number, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.step = step;
  }
}

/** Bytes are not cloned at once with the rest, but copied with pauses. */
export type WorkerTask = { bytes?: Uint8Array };

export type WorkerProgram = { script: URL; maxMegabytes: number };

const pollMs = 100;
/** A worker that collects garbage all the time does not even say how long it has worked. */
const silenceMs = 1_000;

/** A worker for one task at a time, guarded by its own processor time: on a busy machine a task may take long. */
export class GuardedWorker {
  readonly #worker: Worker;
  readonly #step = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #failed: ((error: Error) => void) | undefined;
  #answered: ((answer: unknown) => void) | undefined;
  #ended = false;

  private constructor({ script, maxMegabytes }: WorkerProgram) {
    const workerData: WorkerStart = { step: this.#step };
    const resourceLimits = { maxOldGenerationSizeMb: maxMegabytes };
    this.#worker = new Worker(script, { execArgv: [], workerData, resourceLimits });
    this.#worker.on("message", (answer) => this.#answered?.(answer));
    this.#worker.on("error", (error: Error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("the worker ended")));
  }

  /** Resolves when the program is loaded, so that its loading counts for no task. */
  static async start(program: WorkerProgram): Promise<GuardedWorker> {
    const started = new GuardedWorker(program);
    await started.#answer(() => {});
    started.#worker.unref();
    return started;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /**
   * The parts of the answer.
   * @throws WorkerOverrunError if the task takes more processor time than `cpuLimitMs`
   */
  async run(task: WorkerTask, cpuLimitMs: number): Promise<unknown[]> {
    this.#step[0] = -1;
    this.#worker.ref();
    const stopWatching = this.#watch(cpuLimitMs);
    try {
      return await this.#answerInPortions(task);
    } catch (cause) {
      void this.end();
      throw new WorkerOverrunError(this.#step[0], String(cause), { cause });
    } finally {
      stopWatching();
      this.#worker.unref();
    }
  }

  /** Not awaited where a task overran: the thread may take its time to notice. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
  }

  async #answerInPortions(task: WorkerTask): Promise<unknown[]> {
    const copy = task.bytes && (await joinBytes([task.bytes]));
    const parts: unknown[] = [];
    let ask = () => this.#worker.postMessage({ ...task, bytes: copy }, copy ? [copy.buffer] : []);
    for (;;) {
      const { part, isLast } = (await this.#answer(ask)) as Portion<unknown>;
      parts.push(part);
      if (isLast) return parts;
      ask = () => this.#worker.postMessage(nextPortion);
    }
  }

  #answer(ask: () => void): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    [this.#answered, this.#failed] = [resolve, reject];
    if (this.#ended) reject(new Error("the worker ended"));
    else ask();
    return promise;
  }

  #fail(error: Error): void {
    this.#ended = true;
    this.#failed?.(error);
  }

  /** 0 if it has ended. */
  #usedMs(): Promise<number> {
    return this.#worker.cpuUsage().then(inMs, () => 0);
  }

  /** Most tasks are done before the first look, and what they used until then is let pass. */
  #watch(limitMs: number): () => void {
    let isOver = false;
    const timer = setTimeout(() => void this.#guard(limitMs, () => isOver || this.#ended), pollMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }

  async #guard(limitMs: number, isOver: () => boolean): Promise<void> {
    const othersBefore = othersUsedMs();
    let before: number | undefined;
    while (!isOver()) {
      const used = await withTimeout(this.#usedMs(), silenceMs, () => undefined);
      before ??= used;
      const isTooMuch =
        used === undefined ? othersUsedMs() - othersBefore > 2 * limitMs : used - (before ?? used) > limitMs;
      if (isTooMuch && !isOver()) this.#fail(new Error("it took too much processor time"));
      await sleep(pollMs, undefined, { ref: false });
    }
  }
}

const inMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;

/** The processor time of all threads but this one. */
const othersUsedMs = (): number => inMs(process.cpuUsage()) - inMs(process.threadCpuUsage());
