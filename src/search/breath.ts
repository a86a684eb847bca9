import { nextTurn } from "../async/yield.ts";

/** Milliseconds of work between two turns of the event loop; its promise is to stay below 10. */
const stretch = 3;

/** Keeps long work from blocking: call `pause` often, and it waits a turn when it is time. */
export class Breath {
  #since = performance.now();

  /** Whether it is time; cheap enough for an inner loop, so that the await is only paid then. */
  get due(): boolean {
    return performance.now() - this.#since > stretch;
  }

  async pause(): Promise<void> {
    if (!this.due) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
