import { hashOf } from "../search/structures/hash.ts";

/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** @param seed any text; seeds that differ by one letter give unrelated numbers */
export function createRandom(seed: string): Random {
  let state = hashOf(seed);
  // Mulberry32: one 32-bit counter, mixed twice.
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the items, all equally likely. The list must not be empty. */
export const pick = <T>(items: ArrayLike<T>, random: Random): T =>
  items[Math.floor(random() * items.length)] as T;

/** `count` different items in random order; all of them if there are fewer. */
export function sample<T>(items: readonly T[], count: number, random: Random): T[] {
  const rest = [...items];
  for (let at = 0; at < Math.min(count, rest.length); at++) {
    const other = at + Math.floor(random() * (rest.length - at));
    [rest[at], rest[other]] = [rest[other] as T, rest[at] as T];
  }
  return rest.slice(0, count);
}
