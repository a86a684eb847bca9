import Fuse from "fuse.js";
import { editDistance, editsAllowed, unitsOf } from "./edit-distance.ts";
import { filterKey } from "./fields.ts";
import { longestWord } from "./tokenize.ts";

/** How far off (0 exact, 1 anything) a name may be and still be meant. */
const threshold = 0.34;

/**
 * The name that was meant: the same but for case, width and script, else the one that is a slip of
 * the finger away, else the closest; undefined where none is close.
 */
export function resolveName(typed: string, names: string[]): string | undefined {
  const key = filterKey(typed);
  return (
    names.find((name) => filterKey(name) === key) ?? misspelt(key, names) ?? similarNames(typed, names, 1)[0]
  );
}

/** Fuse counts a swap of two letters as two errors, too many for a short word. */
function misspelt(key: string, names: string[]): string | undefined {
  if (key.length > longestWord) return undefined;
  const units = unitsOf(key);
  const limit = editsAllowed(key.length);
  const distances = names.map((name) =>
    editDistance(units, unitsOf(filterKey(name).slice(0, longestWord)), limit),
  );
  const least = Math.min(limit + 1, ...distances);
  return least > limit ? undefined : names[distances.indexOf(least)];
}

/** Up to `limit` names that may have been meant, the closest first. */
export function similarNames(typed: string, names: string[], limit: number): string[] {
  const key = filterKey(typed);
  if (key === "") return [];
  const fuse = new Fuse(names.map(filterKey), { threshold, ignoreLocation: true });
  return fuse.search(key.slice(0, 32), { limit }).map(({ refIndex }) => names[refIndex] as string);
}
