import { PerformanceObserver } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";

/** The longest times for which the event loop was blocked. */
export type LoopReport = {
  /** By the clock, without the garbage collection in it. */
  blockMs: number;
  /** Of it computing, to a tick of the system's clock (some 4): what other programs took is not in it. */
  cpuMs: number;
  /** The longest pause of the garbage collector. */
  gcMs: number;
};

type LoopSpan = { start: number; end: number };

/** From one turn of the event loop to the next. */
type LoopTurn = LoopSpan & { cpuMs: number };

/** Shorter turns are not recorded. */
const noticedMs = 0.5;

/**
 * Runs the work and measures how long it blocked the event loop. A chain of immediates takes the time
 * each turn: exact, where a timer's histogram rounds and, while idle, counts waiting.
 */
export async function watchLoop<T>(work: () => Promise<T>): Promise<{ result: T; loop: LoopReport }> {
  const pauses: LoopSpan[] = [];
  const observer = new PerformanceObserver((list) => pauses.push(...list.getEntries().map(spanOf)));
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
    let cpu = cpuMs();
    for (let start = performance.now(); going; ) {
      await setImmediate();
      const end = performance.now();
      const spent = cpuMs();
      if (end - start >= noticedMs) turns.push({ start, end, cpuMs: spent - cpu });
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

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const spanOf = ({ startTime, duration }: PerformanceEntry): LoopSpan => ({
  start: startTime,
  end: startTime + duration,
});

const length = ({ start, end }: LoopSpan): number => end - start;

function report(turns: LoopTurn[], pauses: LoopSpan[]): LoopReport {
  const longest: LoopReport = { blockMs: 0, cpuMs: 0, gcMs: 0 };
  for (const pause of pauses) longest.gcMs = Math.max(longest.gcMs, length(pause));
  let next = 0;
  for (const turn of turns) {
    // Both lists are in the order of time, so one walk over each is enough.
    while (next < pauses.length && (pauses[next] as LoopSpan).end <= turn.start) next++;
    const collecting = pausedIn(turn, pauses, next);
    const blocked = length(turn) - collecting;
    longest.blockMs = Math.max(longest.blockMs, blocked);
    // The system counts in ticks, so that a turn may seem to compute longer than it lasted.
    longest.cpuMs = Math.max(longest.cpuMs, Math.min(turn.cpuMs - collecting, blocked));
  }
  return longest;
}

function pausedIn(turn: LoopSpan, pauses: LoopSpan[], from: number): number {
  let ms = 0;
  for (let at = from; at < pauses.length && (pauses[at] as LoopSpan).start < turn.end; at++) {
    ms += overlap(turn, pauses[at] as LoopSpan);
  }
  return ms;
}

const overlap = (a: LoopSpan, b: LoopSpan): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
