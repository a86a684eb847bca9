import { constants, PerformanceObserver } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";
import { type LoopSpan, type LoopTurn, withoutPauses } from "../../../src/eval/event-loop.ts";
import { threadCpuMs } from "../../../src/eval/thread-cpu.ts";
import { sampleMs } from "../sample-ms.ts";

/** What the program tells of itself now and then. */
export type SoakSample = {
  /** In MB: the live objects after a forced collection, buffers outside the heap, the whole process. */
  heapMb: number;
  buffersMb: number;
  processMb: number;
  /** How many turns of the event loop took a millisecond of processor time or more. */
  turns: number;
  /** The longest in ms, without garbage collection, and those over the limit. */
  longestMs: number;
  overLimit: LongTurn[];
  /** How many were over it with the collections that came in them, forced ones left out. */
  overWithPauses: number;
  /** The longest pause of the garbage collector in ms, forced ones left out. */
  pauseMs: number;
};

/** `pageFaults`: how often the whole process touched memory anew meanwhile, some µs each that are in its time. */
export type LongTurn = { atMs: number; cpuMs: number; pageFaults: number };

type WatchedTurn = LoopTurn & { pageFaults: number };

const limitMs = 10;
const megabyte = 1_048_576;

// Loaded into the program before it starts.
if (isMainThread && process.send) watch();

function watch(): void {
  const { turns, uncounted } = watchTurns();
  const pauses: LoopSpan[] = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (!isForced(entry)) pauses.push({ start: entry.startTime, end: entry.startTime + entry.duration });
  }).observe({ entryTypes: ["gc"] });
  setInterval(() => {
    uncounted(() => globalThis.gc?.());
    // The observer gets a pause a turn later.
    setTimeout(() => process.send?.(sampleOf(turns.splice(0), pauses.splice(0))), 5);
  }, sampleMs).unref();
  process.channel?.unref();
}

/** Whether `gc()` asked for a collection. */
const isForced = (entry: object): boolean =>
  ((entry as { detail: { flags: number } }).detail.flags & constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) !== 0;

/**
 * The processor time between two ticks of a timer of one millisecond: at least a whole turn, and at most
 * a millisecond more. Chained immediates would be exact, and would keep a processor busy all the time.
 * `uncounted` does what belongs to the watching, such as a forced collection.
 */
function watchTurns(): { turns: WatchedTurn[]; uncounted(work: () => void): void } {
  const turns: WatchedTurn[] = [];
  const read = () => ({
    at: performance.now(),
    cpuMs: threadCpuMs(),
    faults: process.resourceUsage().minorPageFault,
  });
  let last = read();
  setInterval(() => {
    const now = read();
    const [cpuMs, pageFaults] = [now.cpuMs - last.cpuMs, now.faults - last.faults];
    if (cpuMs >= 1) turns.push({ start: last.at, end: now.at, cpuMs, pageFaults });
    last = now;
  }, 1).unref();
  return {
    turns,
    uncounted(work) {
      const before = read();
      work();
      const after = read();
      last.at += after.at - before.at;
      last.cpuMs += after.cpuMs - before.cpuMs;
      last.faults += after.faults - before.faults;
    },
  };
}

function sampleOf(turns: WatchedTurn[], pauses: LoopSpan[]): SoakSample {
  const { heapUsed, external, rss } = process.memoryUsage();
  const net = [...withoutPauses(turns, pauses)];
  return {
    heapMb: heapUsed / megabyte,
    buffersMb: external / megabyte,
    processMb: rss / megabyte,
    turns: turns.length,
    longestMs: Math.max(0, ...net.map((turn) => turn.cpuMs)),
    overLimit: net.flatMap(({ start, cpuMs }, at) => {
      const { pageFaults } = turns[at] as WatchedTurn;
      return cpuMs > limitMs ? [{ atMs: performance.timeOrigin + start, cpuMs, pageFaults }] : [];
    }),
    overWithPauses: turns.filter((turn) => turn.cpuMs > limitMs).length,
    pauseMs: Math.max(0, ...pauses.map(({ start, end }) => end - start)),
  };
}
