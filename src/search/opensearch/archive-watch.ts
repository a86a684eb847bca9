import { type ArchiveState, emptyArchive, quickState, slowState } from "./archive-state.ts";
import type { Engine } from "./engine/engine.ts";

/** What came in elsewhere is found after so long, and the second in which the engine makes it visible. */
const quickForMs = 1_000;
/** The slow part may take so much of the engine's time, as a share. */
const slowShare = 0.01;
const slowForMs = 10_000;

/** Follows the state of an archive that other processes change. */
export class ArchiveWatch {
  readonly #engine: Engine;
  readonly #clock: () => number;
  #state = emptyArchive;
  #quickUntil = Number.NEGATIVE_INFINITY;
  #slowUntil = Number.NEGATIVE_INFINITY;
  #reading: Promise<ArchiveState> | undefined;

  /** `clock` in milliseconds, never set back. */
  constructor(engine: Engine, clock: () => number) {
    this.#engine = engine;
    this.#clock = clock;
  }

  /** As it was last seen. */
  get seen(): ArchiveState {
    return this.#state;
  }

  /** Nothing of what was seen is believed any more. */
  forget(): void {
    this.#quickUntil = this.#slowUntil = Number.NEGATIVE_INFINITY;
  }

  /** Throws SearchEngineError. */
  async now(): Promise<ArchiveState> {
    if (this.#clock() < this.#quickUntil) return this.#state;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<ArchiveState> {
    const start = this.#clock();
    const [quick, slow] = await Promise.all([
      quickState(this.#engine),
      start < this.#slowUntil ? undefined : slowState(this.#engine),
    ]);
    this.#state = { ...this.#state, ...quick, ...slow };
    this.#quickUntil = this.#clock() + quickForMs;
    if (slow) this.#slowUntil = this.#clock() + Math.max(slowForMs, (this.#clock() - start) / slowShare);
    return this.#state;
  }
}
