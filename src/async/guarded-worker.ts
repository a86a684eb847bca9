import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { withTimeout } from "./timeout.ts";

/** What a worker is given at its start: it writes there which step of its task it is at. */
export type WorkerStart = { step: Int32Array<SharedArrayBuffer> };

/** The message of a worker that has loaded its program; each later one is the answer to a task. */
export const workerReady = "ready";

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

  /** @throws WorkerOverrunError if the task takes more processor time than `cpuLimitMs` */
  async run(task: unknown, cpuLimitMs: number): Promise<unknown> {
    this.#step[0] = -1;
    this.#worker.ref();
    const over = new AbortController();
    try {
      // A worker that is ended now would never say.
      const ended = this.#answer(() => {}).then(() => 0);
      const before = await Promise.race([this.#usedMs(), ended]);
      const answer = this.#answer(() => this.#worker.postMessage(task));
      void this.#guard(before + cpuLimitMs, over.signal);
      return await answer;
    } catch (cause) {
      void this.end();
      throw new WorkerOverrunError(this.#step[0], String(cause), { cause });
    } finally {
      over.abort();
      this.#worker.unref();
    }
  }

  /** Not awaited where a task overran: the thread may take its time to notice. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
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

  async #usedMs(): Promise<number> {
    return inMs(await this.#worker.cpuUsage());
  }

  async #guard(limitMs: number, over: AbortSignal): Promise<void> {
    const othersBefore = othersUsedMs();
    while (!over.aborted && !this.#ended) {
      await sleep(pollMs, undefined, { signal: over }).catch(() => {});
      const asked = this.#usedMs().catch(() => 0);
      const used = await withTimeout(asked, silenceMs, () => undefined);
      const isOver = used === undefined ? othersUsedMs() - othersBefore > 2 * limitMs : used > limitMs;
      if (isOver && !over.aborted) this.#fail(new Error("it took too much processor time"));
    }
  }
}

const inMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;

/** The processor time of all threads but this one. */
const othersUsedMs = (): number => inMs(process.cpuUsage()) - inMs(process.threadCpuUsage());
