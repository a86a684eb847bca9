import { setTimeout as sleep } from "node:timers/promises";
import { StoreUnavailableError } from "../article/store-unavailable.ts";
import { yieldToEventLoop } from "./yield.ts";

/** How long somebody who reads waits for an answer, in milliseconds. */
const patienceMs = 1_000;

/** For how long after that nobody waits, in milliseconds; then the next one tries again. */
const restMs = 3_000;

export type AsyncQuestion<A extends unknown[], T> = (...question: A) => Promise<T>;

export type CircuitBreaker = {
  /** A question that is quickly answered: rejects with StoreAwayError where the answer takes a second. */
  quick<A extends unknown[], T>(ask: AsyncQuestion<A, T>): AsyncQuestion<A, T>;
  /** One that may take long: rejects with StoreAwayError only where a short one has just done so. */
  slow<A extends unknown[], T>(ask: AsyncQuestion<A, T>): AsyncQuestion<A, T>;
  /** A store all of whose questions may take long. */
  allSlow<Store extends object>(store: Store): Store;
};

/** Asks a database that may be silent: a network that swallows what is sent tells nobody that it is away. */
export function createCircuitBreaker(): CircuitBreaker {
  let silentUntil = 0;
  const long =
    <A extends unknown[], T>(ask: AsyncQuestion<A, T>): AsyncQuestion<A, T> =>
    async (...question) => {
      if (performance.now() < silentUntil) throw new StoreUnavailableError("database_silent");
      const answer = await ask(...question);
      silentUntil = 0;
      return answer;
    };
  const giveUp = async (signal: AbortSignal): Promise<never> => {
    await sleep(patienceMs, undefined, { signal });
    // This process may itself have been busy: what has come in meanwhile is read first.
    await yieldToEventLoop();
    silentUntil = performance.now() + restMs;
    throw new StoreUnavailableError("database_silent");
  };
  return {
    slow: long,
    allSlow: (store) =>
      Object.fromEntries(Object.entries(store).map(([name, ask]) => [name, long(ask)])) as typeof store,
    quick: (ask) => {
      const asking = long(ask);
      return async (...question) => {
        const answered = new AbortController();
        try {
          return await Promise.race([asking(...question), giveUp(answered.signal)]);
        } finally {
          answered.abort();
        }
      };
    },
  };
}
