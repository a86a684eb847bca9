import { Evidence } from "./evidence.ts";
import type { NamePairTable } from "./name-pairs.ts";
import type { NameTable } from "./name-table.ts";
import { shortNameOf } from "./short-name.ts";

/** A name found in a query, the number of terms it takes, and other names for it. */
export type FoundName = {
  length: number;
  typed: string;
  names: string[];
  /** Micron for Micron Technology Inc. */
  shortNames: string[];
  /** Recognised by its sound: a word that is spelt the same takes precedence. */
  bySound: boolean;
};

/** Sets of names that mean the same; counts follow as articles are added and removed. */
export class AliasGroups {
  readonly #names: NameTable;
  readonly #pairs: NamePairTable;
  readonly #evidence: Evidence;

  /** Each group of `added` holds names that mean the same; those of `forbidden` never go together. */
  constructor(names: NameTable, pairs: NamePairTable, rules: { added: string[][]; forbidden: string[][] }) {
    this.#names = names;
    this.#pairs = pairs;
    for (const group of rules.added) {
      for (const [i, long] of group.entries()) {
        for (const short of group.slice(i + 1)) pairs.give({ long, short, sure: true });
      }
    }
    this.#evidence = new Evidence(names, pairs, rules.forbidden);
  }

  /** `by` more articles introduce a pair; fewer if negative. */
  count(pair: number, by: number): void {
    this.#evidence.count(pair, by);
  }

  /**
   * The longest name that begins at a place of some terms; `surfaces` are their words as typed, by
   * which names are recognised by sound. Of the same length, the name with that spelling wins.
   */
  longestAt(terms: string[], at: number, surfaces = terms): FoundName | undefined {
    const spelled = this.#spelledAt(terms, at);
    const sounded = this.#soundedAt(surfaces, at);
    return sounded && sounded.length > (spelled?.length ?? 0) ? sounded : spelled;
  }

  #spelledAt(terms: string[], at: number): FoundName | undefined {
    for (const { length, key, names } of this.#names.spelledAt(terms, at)) {
      const live = names.filter((name) => this.#pairs.timesOf(name) > 0 && this.#names.goesBy(name, key));
      const itself = live.find((name) => this.#names.key(name) === key);
      const group = itself === undefined ? this.#oneOf(live) : this.#evidence.groupOf(itself);
      const typed = itself === undefined ? key : this.#shown(itself);
      const others = group.filter((name) => name !== itself).map((name) => this.#shown(name));
      if (others.length > 0)
        return { length, typed, names: others, shortNames: this.#shortNamesOf(group), bySound: false };
    }
    return undefined;
  }

  /** The names that share a short name, if they all belong to one group. */
  #oneOf(names: number[]): number[] {
    const group = this.#groupOf(names.slice(0, 1));
    return group.length > 1 && names.every((name) => group.includes(name)) ? group : [];
  }

  /** Several names may sound alike; all are meant. */
  #soundedAt(surfaces: string[], at: number): FoundName | undefined {
    for (const { length, names } of this.#names.soundedAt(surfaces, at)) {
      const held = names.filter((name) => this.#evidence.partnersOf(name).length > 0);
      const group = this.#groupOf(held);
      const typed = surfaces.slice(at, at + length).join(" ");
      const all = group.map((name) => this.#shown(name));
      if (group.length > 0)
        return { length, typed, names: all, shortNames: this.#shortNamesOf(group), bySound: true };
    }
    return undefined;
  }

  #groupOf(names: number[]): number[] {
    return [...new Set(names.flatMap((name) => this.#evidence.groupOf(name)))];
  }

  /** Up to `limit` names of groups that begin with a folded text, in their usual spelling, most frequent first. */
  namesFrom(prefix: string, limit: number): string[] {
    const best: { name: number; times: number }[] = [];
    for (const name of this.#names.startingLike(prefix)) {
      const times = this.#pairs.timesOf(name);
      if (best.length === limit && times <= (best.at(-1)?.times ?? 0)) continue;
      if (this.#evidence.partnersOf(name).length === 0) continue;
      const place = best.findIndex((other) => other.times < times);
      best.splice(place < 0 ? best.length : place, 0, { name, times });
      best.length = Math.min(best.length, limit);
    }
    return best.map(({ name }) => this.#shown(name));
  }

  /** All groups, with the usual spelling of each name and how often articles introduce two of them together. */
  *groups(): Generator<{ names: string[]; support: number }> {
    const seen = new Set<number>();
    for (let name = 0; name < this.#names.size; name++) {
      if (seen.has(name)) continue;
      const group = this.#evidence.groupOf(name);
      for (const one of group) seen.add(one);
      const names = group.map((one) => this.#shown(one));
      if (group.length > 1) yield { names, support: this.#evidence.supportOf(group) };
    }
  }

  /** The most frequent spelling of a name; of several the alphabetically first. */
  #shown(name: number): string {
    const spellings = Array.from(this.#pairs.spellingsOf(name), ([spelling, times]) => ({
      text: this.#names.spelling(spelling),
      times,
    }));
    const [best] = spellings.sort((a, b) => b.times - a.times || (a.text < b.text ? -1 : 1));
    return best?.text ?? this.#names.key(name);
  }

  #shortNamesOf(group: number[]): string[] {
    const shortNames = group.map((name) => shortNameOf(this.#names.first(name)));
    return [...new Set(shortNames.filter((short) => short !== undefined))];
  }
}
