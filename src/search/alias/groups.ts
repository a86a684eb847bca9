import { filterKey } from "../analyze/fields.ts";
import { nameTerms } from "../analyze/terms.ts";
import { Beginnings } from "./beginnings.ts";
import { briefOf } from "./brief.ts";
import { Evidence } from "./evidence.ts";
import { type Known, shown } from "./known.ts";
import type { Names } from "./mine.ts";
import { NameIndex } from "./name-index.ts";
import { readingsOf } from "./pinyin.ts";

/** A name found in a question: what it goes by, other names for it, how many terms it takes. */
export type FoundName = {
  length: number;
  typed: string;
  names: string[];
  /** What the thing goes by in short: Micron for Micron Technology Inc. */
  briefs: string[];
  /** Set where it was recognised by its sound: a word that is spelt the same comes first. */
  bySound: boolean;
};

/** Sets of names that mean the same, to be found in a question, counted while articles come and go. */
export class AliasGroups {
  readonly #evidence: Evidence;
  readonly #spelled = new NameIndex<Known>();
  readonly #sounded = new NameIndex<Known>();
  readonly #begun = new Beginnings<Known>();

  /** Each group of `added` holds names of one thing; those of `forbidden` never go together. */
  constructor({ added, forbidden }: { added: string[][]; forbidden: string[][] }) {
    this.#evidence = new Evidence(forbidden, {
      came: (name) => this.#add(name),
      went: (name) => this.#drop(name),
    });
    for (const group of added) this.#evidence.give(group);
  }

  /** Counts a pair that articles introduce so many times more, or (below 0) less. */
  count(pair: Names, by: number): void {
    this.#evidence.count(pair, by);
  }

  /**
   * The longest name that stands at a place of some terms; `surfaces` are their words as typed, by which
   * one is known that only sounds so. At the same length what is spelt so comes first.
   */
  longestAt(terms: string[], at: number, surfaces = terms): FoundName | undefined {
    const spelled = this.#spelledAt(terms, at);
    const sounded = this.#soundedAt(surfaces, at);
    return sounded && sounded.length > (spelled?.length ?? 0) ? sounded : spelled;
  }

  #spelledAt(terms: string[], at: number): FoundName | undefined {
    for (const { length, key, things } of this.#spelled.at(terms, at, " ")) {
      const itself = things.find((name) => name.key === key);
      const group = this.#groupOf(itself ? [itself] : this.#oneOf(things));
      const typed = itself ? shown(itself) : key;
      const names = group.filter((name) => name !== itself).map(shown);
      if (names.length > 0) return { length, typed, names, briefs: briefsOf(group), bySound: false };
    }
    return undefined;
  }

  /** What goes by one brief name, where that is one thing. */
  #oneOf(things: Known[]): Known[] {
    const group = this.#groupOf(things.slice(0, 1));
    return group.length > 1 && things.every((name) => group.includes(name)) ? things : [];
  }

  /** Several names may sound alike; all are meant. */
  #soundedAt(surfaces: string[], at: number): FoundName | undefined {
    for (const { length, things } of this.#sounded.at(surfaces, at, "")) {
      const group = this.#groupOf(things.filter((name) => this.#evidence.partnersOf(name).length > 0));
      const typed = surfaces.slice(at, at + length).join(" ");
      if (group.length > 0)
        return { length, typed, names: group.map(shown), briefs: briefsOf(group), bySound: true };
    }
    return undefined;
  }

  #groupOf(names: Known[]): Known[] {
    return [...new Set(names.flatMap((name) => this.#evidence.groupOf(name)))];
  }

  /** Up to `limit` names of groups that begin with a folded text, as they are written, the most frequent first. */
  namesFrom(prefix: string, limit: number): string[] {
    const best: Known[] = [];
    for (const name of this.#begun.from(prefix)) {
      if (best.length === limit && name.count <= (best.at(-1) as Known).count) continue;
      if (this.#evidence.partnersOf(name).length === 0) continue;
      const place = best.findIndex(({ count }) => count < name.count);
      best.splice(place < 0 ? best.length : place, 0, name);
      best.length = Math.min(best.length, limit);
    }
    return best.map(shown);
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

  #add(name: Known): void {
    for (const key of spellingsOf(name)) this.#spelled.add(key, name);
    for (const sound of soundsOf(name)) this.#sounded.add(sound, name);
    this.#begun.add(filterKey(name.first), name);
  }

  #drop(name: Known): void {
    for (const key of spellingsOf(name)) this.#spelled.drop(key, name);
    for (const sound of soundsOf(name)) this.#sounded.drop(sound, name);
    this.#begun.drop(filterKey(name.first), name);
  }
}

/** A name as it is, and in brief. */
function spellingsOf({ key, first }: Known): string[] {
  const brief = briefOf(first);
  const briefKey = brief && nameTerms(brief).join(" ");
  return briefKey && briefKey !== key ? [key, briefKey] : [key];
}

const briefsOf = (group: Known[]): string[] => [
  ...new Set(group.map(({ first }) => briefOf(first)).filter((brief) => brief !== undefined)),
];

/** A Chinese name by its sound, in one word. */
const soundsOf = ({ first }: Known): string[] => readingsOf(first).map((syllables) => syllables.join(""));
