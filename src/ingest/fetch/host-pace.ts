import { setTimeout as sleep } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { createKeyedMutex } from "../../async/mutex.ts";
import { FetchError } from "./fetch-error.ts";

/** From the end of a request to a host until the next one. */
const minGapMs = 1_000;
/** The longest gap and the longest rest that a host may ask for: a slip of the pen must not silence it. */
const maxGapMs = 3_600_000;
const maxRestMs = 86_400_000;
const maxHosts = 10_000;

/** Waits some milliseconds, in tests perhaps by their own clock; rejects when `signal` aborts. */
export type HostWait = (ms: number, signal: AbortSignal) => Promise<void>;

const reallyWait: HostWait = async (ms, signal) => void (await sleep(ms, undefined, { signal }));

/** How fast each host is asked. Moments and durations in milliseconds. */
export type HostPace = {
  /**
   * Runs requests to a host one at a time, in the order of arrival, each a gap after the one before.
   * @throws FetchError host_rests while the host rests
   */
  turn<T>(host: string, request: () => Promise<T>): Promise<T>;
  /** A host asks for a longer gap than the usual one (up to an hour). */
  widen(host: string, gapMs: number): void;
  /** A host is asked nothing for some time (up to a day) from now on. */
  rest(host: string, forMs: number): void;
  /** Until when a host rests; 0 if it does not. */
  restsUntil(host: string): number;
  /** When a host may be asked again; a moment in the past if it may be now. */
  freeAt(host: string): number;
  /** The hosts that may not be asked within the next `ms`. */
  busyFor(ms: number): string[];
  /** Whether a host was asked within the longest gap there is, so that its wish for a gap matters. */
  isInUse(host: string): boolean;
  /** Ends every wait. */
  close(): void;
};

type HostState = { gapMs: number; lastAsked: number; restsUntil: number };

/** @param now the clock, in ms */
export function createHostPace(now: () => number, wait: HostWait = reallyWait): HostPace {
  const hosts = new LRUCache<string, HostState>({ max: maxHosts });
  const oneByOne = createKeyedMutex();
  const closing = new AbortController();
  const stateOf = (host: string): HostState => {
    const known = hosts.get(host) ?? { gapMs: minGapMs, lastAsked: Number.NEGATIVE_INFINITY, restsUntil: 0 };
    hosts.set(host, known);
    return known;
  };
  const freeAt = (host: string): number => {
    const { lastAsked, gapMs, restsUntil } = stateOf(host);
    return Math.max(lastAsked + gapMs, restsUntil);
  };
  const refuseIfResting = (host: string) => {
    if (stateOf(host).restsUntil > now()) throw new FetchError("host_rests", { host });
  };
  return {
    turn(host, request) {
      return oneByOne(host, async () => {
        refuseIfResting(host);
        const { lastAsked, gapMs } = stateOf(host);
        const left = Math.min(lastAsked + gapMs - now(), gapMs);
        if (left > 0)
          await wait(left, closing.signal).catch((cause) => {
            throw new FetchError("host_rests", { host }, { cause });
          });
        refuseIfResting(host);
        try {
          return await request();
        } finally {
          stateOf(host).lastAsked = now();
        }
      });
    },
    widen(host, gapMs) {
      stateOf(host).gapMs = Math.min(Math.max(gapMs, minGapMs), maxGapMs);
    },
    rest(host, forMs) {
      const state = stateOf(host);
      state.restsUntil = Math.max(state.restsUntil, now() + Math.min(forMs, maxRestMs));
    },
    restsUntil: (host) => {
      const until = hosts.peek(host)?.restsUntil ?? 0;
      return until > now() ? until : 0;
    },
    freeAt,
    busyFor: (ms) => [...hosts.keys()].filter((host) => freeAt(host) > now() + ms),
    isInUse: (host) => now() - (hosts.peek(host)?.lastAsked ?? Number.NEGATIVE_INFINITY) < maxGapMs,
    close: () => closing.abort(),
  };
}
