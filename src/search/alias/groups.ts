import { filterKey } from "../analyze/fields.ts";
import { termOf } from "../analyze/terms.ts";
import { Evidence, type Known, shown } from "./evidence.ts";
import type { Pair } from "./mine.ts";
import { syllablesOf } from "./pinyin.ts";

/** A name found in a question: what it goes by, other names for it, how many terms it takes. */
export type FoundName = {
  length: number;
  typed: string;
  names: string[];
  /** Set where it was recognised by its sound: a word that is spelt the same comes first. */
  bySound: boolean;
};

type Entry = { terms: string[]; name: Known; bySound: boolean };

/** How many characters at the beginning of a name it is kept under for completion. */
const startLength = 2;

/** Sets of names that mean the same, to be found in a question, counted while articles come and go. */
export class AliasGroups {
  readonly #evidence: Evidence;
  readonly #entries = new Map<Known, Entry[]>();
  readonly #byFirst = new Map<string, Entry[]>();
  readonly #byStart = new Map<string, Set<Known>>();

  /** Each group of `added` holds names of one thing; those of `forbidden` never go together. */
  constructor({ added, forbidden }: { added: string[][]; forbidden: string[][] }) {
    this.#evidence = new Evidence(forbidden, {
      came: (name, spelling) => this.#add(name, spelling),
      went: (name) => this.#drop(name),
    });
    for (const group of added) this.#evidence.give(group);
  }

  /** Counts a pair that an article introduces once more, or (-1) once less. */
  count(pair: Pick<Pair, "long" | "short" | "sure">, by: 1 | -1): void {
    this.#evidence.count(pair, by);
  }

  /** The longest name whose terms stand at a place. */
  longestAt(terms: string[], at: number): FoundName | undefined {
    for (const { name, terms: own, bySound } of this.#byFirst.get(terms[at] as string) ?? []) {
      if (!own.every((term, i) => terms[at + i] === term)) continue;
      const group = this.#evidence.groupOf(name).map(shown);
      if (group.length === 1) continue;
      return {
        length: own.length,
        typed: bySound ? own.join(" ") : (group[0] as string),
        names: bySound ? group : group.slice(1),
        bySound,
      };
    }
    return undefined;
  }

  /** Names of groups that begin with a folded text, as they are written. */
  *namesFrom(prefix: string): Generator<string> {
    const start = prefix.slice(0, startLength);
    const starts =
      start.length === startLength
        ? [start]
        : [...this.#byStart.keys()].filter((key) => key.startsWith(start));
    for (const name of starts.flatMap((key) => [...(this.#byStart.get(key) ?? [])])) {
      const spelling = shown(name);
      if (filterKey(spelling).startsWith(prefix) && this.#evidence.partnersOf(name).length > 0)
        yield spelling;
    }
  }

  /** All groups, the best spelling of each name, and how often articles introduce two of them together. */
  *groups(): Generator<{ names: string[]; support: number }> {
    const seen = new Set<Known>();
    for (const name of this.#evidence.names) {
      if (seen.has(name)) continue;
      const group = this.#evidence.groupOf(name);
      for (const one of group) seen.add(one);
      if (group.length > 1) yield { names: group.map(shown), support: this.#evidence.supportOf(group) };
    }
  }

  #add(name: Known, spelling: string): void {
    const entries = entriesOf(name, spelling);
    this.#entries.set(name, entries);
    for (const entry of entries) {
      const first = entry.terms[0] as string;
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), entry].sort(longestFirst));
    }
    const start = startOf(name);
    this.#byStart.set(start, (this.#byStart.get(start) ?? new Set()).add(name));
  }

  #drop(name: Known): void {
    for (const entry of this.#entries.get(name) ?? []) {
      const first = entry.terms[0] as string;
      this.#byFirst.set(
        first,
        (this.#byFirst.get(first) ?? []).filter((other) => other !== entry),
      );
    }
    this.#entries.delete(name);
    this.#byStart.get(startOf(name))?.delete(name);
  }
}

const startOf = ({ key }: Known): string => filterKey(key).slice(0, startLength);

/** Of names as long as each other, one that is spelt so before one that only sounds so. */
const longestFirst = (a: Entry, b: Entry): number =>
  b.terms.length - a.terms.length || Number(a.bySound) - Number(b.bySound);

/** A name stands for itself, and by its sound in one word and in syllables. */
function entriesOf(name: Known, spelling: string): Entry[] {
  const syllables = syllablesOf(spelling);
  const sounds = syllables.length > 0 ? [[syllables.join("")], syllables] : [];
  return [
    { terms: name.terms, name, bySound: false },
    ...sounds.map((terms) => ({ terms: terms.map(termOf), name, bySound: true })),
  ];
}
