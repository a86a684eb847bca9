import { withTimeout } from "./timeout.ts";

export type AsyncQuestion<A extends unknown[], T> = (...question: A) => Promise<T>;

type CircuitBreakerOptions = {
  /** How long a quick question waits for its answer. */
  timeoutMs: number;
  /** How long the circuit then stays open; the next question after that tries again. */
  restMs: number;
  /** Made for a question that is not answered in time, or not asked. */
  error: () => Error;
};

/** For a service that may fall silent: a network that swallows requests never reports the other end away. */
export function createCircuitBreaker({ timeoutMs, restMs, error }: CircuitBreakerOptions) {
  let openUntil = 0;
  const slow =
    <A extends unknown[], T>(ask: AsyncQuestion<A, T>): AsyncQuestion<A, T> =>
    async (...question) => {
      if (performance.now() < openUntil) throw error();
      const answer = await ask(...question);
      openUntil = 0;
      return answer;
    };
  const trip = (): never => {
    openUntil = performance.now() + restMs;
    throw error();
  };
  return {
    /** A question that may take long: it rejects only while the circuit is open. */
    slow,
    /** A store all of whose questions may take long. */
    allSlow: <Store extends object>(store: Store): Store =>
      Object.fromEntries(Object.entries(store).map(([name, ask]) => [name, slow(ask)])) as Store,
    /** A question that is answered quickly: a timeout opens the circuit. */
    quick<A extends unknown[], T>(ask: AsyncQuestion<A, T>): AsyncQuestion<A, T> {
      const asking = slow(ask);
      return (...question) => withTimeout(asking(...question), timeoutMs, trip);
    },
  };
}
