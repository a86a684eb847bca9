import Fuse from "fuse.js";
import { editDistance, editsAllowed, unitsOf } from "./edit-distance.ts";
import { filterKey } from "./fields.ts";
import { longestWord } from "./tokenize.ts";

/** Of Fuse: 0 is an exact match, 1 anything. */
const maxFuseScore = 0.34;
const maxFuseChars = 32;

/**
 * The name that was meant: the same except for case, width and script, else one that is a typo away,
 * else the most similar; undefined if none is close.
 */
export function resolveName(typed: string, names: string[]): string | undefined {
  const key = filterKey(typed);
  return key === "" ? undefined : (misspeltName(typed, names) ?? mostSimilar(key, names));
}

/** The same, but no name that is merely similar. */
export function misspeltName(typed: string, names: string[]): string | undefined {
  const key = filterKey(typed);
  if (key === "") return undefined;
  return names.find((name) => filterKey(name) === key) ?? misspelt(key, names);
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

function mostSimilar(key: string, names: string[]): string | undefined {
  const fuse = new Fuse(names.map(filterKey), { threshold: maxFuseScore, ignoreLocation: true });
  const [closest] = fuse.search(key.slice(0, maxFuseChars), { limit: 1 });
  return closest && names[closest.refIndex];
}
