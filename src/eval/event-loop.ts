import { PerformanceObserver } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { threadCpuMs } from "./thread-cpu.ts";

/** The longest times for which the event loop was blocked. */
export type LoopReport = {
  /** By the clock, without garbage collection. */
  blockMs: number;
  /** Processor time of it, without other programs. */
  cpuMs: number;
  /** The longest pause of the garbage collector. */
  gcMs: number;
};

/** In ms of the monotonic clock. */
export type LoopSpan = { start: number; end: number };

/** A turn of the loop and its processor time. */
export type LoopTurn = LoopSpan & { cpuMs: number };

/** Shorter turns are not recorded. */
const minTurnMs = 0.5;

/**
 * Runs the work and measures how long it blocked the event loop. A chain of immediates times each
 * turn: exact, while the histogram of perf_hooks rounds and counts idle waiting.
 */
export async function watchLoop<T>(work: () => Promise<T>): Promise<{ result: T; loop: LoopReport }> {
  const pauses: LoopSpan[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime: start, duration } of list.getEntries())
      pauses.push({ start, end: start + duration });
  });
  observer.observe({ entryTypes: ["gc"] });
  const watch = watchTurns();
  try {
    const result = await work();
    const turns = await watch.end();
    // The observer gets the last pauses a turn later.
    await setImmediate();
    return { result, loop: report(turns, pauses) };
  } finally {
    await watch.end();
    observer.disconnect();
  }
}

function watchTurns(): { end(): Promise<LoopTurn[]> } {
  const turns: LoopTurn[] = [];
  let going = true;
  const chain = (async () => {
    let cpu = threadCpuMs();
    for (let start = performance.now(); going; ) {
      await setImmediate();
      const end = performance.now();
      const spent = threadCpuMs();
      if (end - start >= minTurnMs) turns.push({ start, end, cpuMs: spent - cpu });
      start = end;
      cpu = spent;
    }
    return turns;
  })();
  return {
    end() {
      going = false;
      return chain;
    },
  };
}

const length = ({ start, end }: LoopSpan): number => end - start;

function report(turns: LoopTurn[], pauses: LoopSpan[]): LoopReport {
  const longest: LoopReport = { blockMs: 0, cpuMs: 0, gcMs: 0 };
  for (const pause of pauses) longest.gcMs = Math.max(longest.gcMs, length(pause));
  for (const { blockMs, cpuMs } of withoutPauses(turns, pauses)) {
    longest.blockMs = Math.max(longest.blockMs, blockMs);
    longest.cpuMs = Math.max(longest.cpuMs, cpuMs);
  }
  return longest;
}

/** How long each turn blocked the loop, without the pauses of the garbage collector; both sorted by time. */
export function* withoutPauses(
  turns: LoopTurn[],
  pauses: LoopSpan[],
): Generator<Omit<LoopReport, "gcMs"> & { start: number }> {
  let next = 0;
  for (const turn of turns) {
    // Both lists are sorted by time, so one pass over each is enough.
    while (next < pauses.length && (pauses[next] as LoopSpan).end <= turn.start) next++;
    let collecting = 0;
    for (let at = next; at < pauses.length && (pauses[at] as LoopSpan).start < turn.end; at++) {
      const { start, end } = pauses[at] as LoopSpan;
      collecting += Math.max(0, Math.min(turn.end, end) - Math.max(turn.start, start));
    }
    const blockMs = length(turn) - collecting;
    // Of a pause only its length by the clock is known: others may have interrupted it as well as the rest.
    yield { start: turn.start, blockMs, cpuMs: turn.cpuMs * (blockMs / length(turn)) };
  }
}
