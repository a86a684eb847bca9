import { withTimeout } from "./timeout.ts";

export type AsyncQuestion<A extends unknown[], T> = (...question: A) => Promise<T>;

export type CircuitBreakerOptions = {
  /** How long a quick question waits for its answer. */
  timeoutMs: number;
  /** How long after that nothing is asked; then the next question tries again. */
  restMs: number;
  /** What a question rejects with that is not answered in time, or not asked. */
  error: () => Error;
};

export type CircuitBreaker = {
  /** A question that is quickly answered: one that is not opens the circuit. */
  quick<A extends unknown[], T>(ask: AsyncQuestion<A, T>): AsyncQuestion<A, T>;
  /** One that may take long: it rejects only while the circuit is open. */
  slow<A extends unknown[], T>(ask: AsyncQuestion<A, T>): AsyncQuestion<A, T>;
  /** A store all of whose questions may take long. */
  allSlow<Store extends object>(store: Store): Store;
};

/** Asks what may be silent: a network that swallows what is sent reports to nobody that the other end is away. */
export function createCircuitBreaker({ timeoutMs, restMs, error }: CircuitBreakerOptions): CircuitBreaker {
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
    slow,
    allSlow: (store) =>
      Object.fromEntries(Object.entries(store).map(([name, ask]) => [name, slow(ask)])) as typeof store,
    quick: (ask) => {
      const asking = slow(ask);
      return (...question) => withTimeout(asking(...question), timeoutMs, trip);
    },
  };
}
