import type { TimeSlice } from "../../async/yield.ts";
import { AliasGroups } from "./alias-groups.ts";
import type { AliasRules } from "./aliases.ts";
import type { NamePair } from "./extract/pair.ts";
import { NamePairTable } from "./name-pairs.ts";
import { NameTable } from "./name-table.ts";

/** A pair of names, and how many articles introduce it. */
export type CountedPair = { pair: NamePair; articles: number };

/** The names of an archive by pairs that were counted elsewhere. */
export async function groupsOf(
  rules: AliasRules,
  counted: CountedPair[],
  slice: TimeSlice,
): Promise<AliasGroups> {
  const names = new NameTable();
  const pairs = new NamePairTable(names);
  const groups = new AliasGroups(names, pairs, rules);
  for (const { pair, articles } of counted) {
    const number = pairs.numberOf(pair);
    if (number !== undefined) groups.count(number, articles);
    if (slice.due) await slice.yieldIfDue();
  }
  return groups;
}
