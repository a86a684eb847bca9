import type { TimeSlice } from "./yield.ts";

/** Long work, which may pause at each `yield`. */
export type Steps<Result = void> = Generator<void, Result>;

/** Does it without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does it with pauses, the first one before it begins if the slice is used up by then. */
export async function inSlices<Result>(steps: Steps<Result>, slice: TimeSlice): Promise<Result> {
  for (;;) {
    if (slice.due) await slice.yieldIfDue();
    const step = steps.next();
    if (step.done) return step.value;
  }
}
