import { setImmediate } from "node:timers/promises";

/** A span of time by the right clock, in ms since the epoch. */
export type Span = { from: number; to: number };

/** When the clock of the processes was wrong, by the right one, and by how much. */
export type WrongClock = Span & { byMs: number };

/** One life of the program, by the right clock, what was planned for it in a few words, and whether nothing kept it from posting. */
export type PastLife = Span & { plan: string; isUp: boolean };

/** What was done to the process by which a delivery came into doubt, and when, by the right clock. */
export type BegunDoubt = { kill: string; at: number };

type Clocks = { now(): number; clock: { wrongByMs: number } };

/** What the test itself did and saw, for the judge. */
export function openHistory() {
  /** When processes were alive and nothing kept them from posting. */
  const uptimes: Span[] = [];
  const wrongClocks: WrongClock[] = [];
  const lives: PastLife[] = [];
  /** How what was left on its way in this life, and in those before it, arrives. */
  let arriveLater: (() => void) | undefined;
  const arrivals: (() => void)[] = [];
  return {
    uptimes,
    wrongClocks,
    lives,
    /** Time that passed at once while processes were alive: what was due in it is due at its end. */
    leaps: [] as Span[],
    /** The deliveries of which a request to post reached a platform. */
    requested: new Set<string>(),
    /** How each delivery came into doubt: of several times, the first. */
    doubtfulSince: new Map<string, BegunDoubt>(),
    /** A life begins; resolved when the next one is at work, for messages that a platform stores only then. */
    begin: () =>
      new Promise<void>((arrive) => {
        arriveLater = arrive;
      }),
    /** What lives before this one left on its way arrives, and is stored. */
    async arrive(): Promise<void> {
      for (const arrive of arrivals.splice(0)) arrive();
      await setImmediate();
    },
    /** A life is over. */
    record({ now, clock }: Clocks, from: number, { isUp, plan }: { isUp: boolean; plan: string }): void {
      const span = { from, to: now() };
      lives.push({ ...span, plan, isUp });
      if (isUp) uptimes.push(span);
      if (clock.wrongByMs !== 0) wrongClocks.push({ ...span, byMs: clock.wrongByMs });
      if (arriveLater) arrivals.push(arriveLater);
      arriveLater = undefined;
    },
  };
}
