const dayMs = 86_400_000;

/** Where the clocks of programs begin: what they write if there is no date. Others begin before 1900, in the year 1. */
const beginnings = [Date.UTC(1900, 0, 1), 0];

/** The first moment that is a date rather than the beginning of a program's clock; undefined if there is none. */
export const realDate = (times: Iterable<number | undefined>): number | undefined =>
  Iterator.from(times).find(
    (time) =>
      time !== undefined &&
      time > Date.UTC(1900, 0, 1) &&
      !beginnings.some((beginning) => Math.abs(time - beginning) <= 2 * dayMs),
  );
