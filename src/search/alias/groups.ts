import { nameTerms } from "../analyze/terms.ts";

type Entry = { terms: string[]; typed: string; names: string[] };

/** Sets of names that mean the same, to be found in a question. */
export class AliasGroups {
  readonly #byFirst = new Map<string, Entry[]>();

  /** Every name of every group. */
  readonly names: string[];

  /** Each group holds the names of one thing. */
  constructor(groups: string[][]) {
    this.names = groups.flat();
    for (const group of groups) {
      for (const typed of group) this.#add(typed, group);
    }
    for (const entries of this.#byFirst.values()) entries.sort((a, b) => b.terms.length - a.terms.length);
  }

  /** The longest name whose terms stand at a place, the names it goes by, and how many terms it takes. */
  longestAt(terms: string[], at: number): { length: number; typed: string; names: string[] } | undefined {
    const entry = this.#byFirst
      .get(terms[at] as string)
      ?.find((known) => known.terms.every((term, i) => terms[at + i] === term));
    return entry && { length: entry.terms.length, typed: entry.typed, names: entry.names };
  }

  #add(typed: string, group: string[]): void {
    const terms = nameTerms(typed);
    const first = terms[0];
    if (first === undefined) return;
    const names = group.filter((name) => name !== typed);
    this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { terms, typed, names }]);
  }
}
