import { nameTerms } from "../text/terms.ts";
import { type CompetingName, isBetter, isVariant } from "./competing-names.ts";
import { NameKind } from "./name-kind.ts";
import type { NamePairTable, PairSupport } from "./name-pairs.ts";
import type { NameTable } from "./name-table.ts";

/** How many articles have to say what the letters do not. */
const minSupport = 3;

/** Which of the names that articles introduce go together. */
export class Evidence {
  readonly #names: NameTable;
  readonly #pairs: NamePairTable;
  readonly #forbidden = new Set<string>();
  /** The best supported partner of a name by its kind, as long as no pair of the name changes. */
  readonly #best = new Map<number, Map<NameKind, number | undefined>>();

  constructor(names: NameTable, pairs: NamePairTable, forbidden: string[][]) {
    this.#names = names;
    this.#pairs = pairs;
    for (const group of forbidden) {
      const keys = group.map((name) => nameTerms(name).join(" "));
      for (const a of keys) for (const b of keys) this.#forbidden.add(`${a}\n${b}`);
    }
  }

  /** `by` more articles, or below 0 fewer, introduce a pair. */
  count(pair: number, by: number): void {
    this.#pairs.count(pair, by);
    for (const name of this.#pairs.namesOf(pair)) this.#best.delete(name);
  }

  /** The names that mean the same as one, itself first, the others in the order they were found. */
  groupOf(name: number): number[] {
    const group = new Set([name]);
    for (const one of group) for (const partner of this.partnersOf(one)) group.add(partner);
    return [...group];
  }

  /** The names that one is taken for. */
  partnersOf(name: number): number[] {
    return this.#believedPartners(name).map(([partner]) => partner);
  }

  /** How many articles introduce two names of a group together, of those most often so. */
  supportOf(group: number[]): number {
    const pairs = group.flatMap((name) => this.#believedPartners(name).map(([, support]) => support));
    return Math.max(0, ...pairs.map(({ support, given }) => (given ? support - 1 : support)));
  }

  #believedPartners(name: number): [partner: number, support: PairSupport][] {
    return [...this.#pairs.supportByPartner(name)].filter(([partner, support]) => {
      if (this.#isForbidden(name, partner)) return false;
      const believed =
        isSupported(support) && this.#isPreferred(name, partner) && this.#isPreferred(partner, name);
      return support.given || believed;
    });
  }

  #isForbidden(a: number, b: number): boolean {
    return this.#forbidden.size > 0 && this.#forbidden.has(`${this.#names.key(a)}\n${this.#names.key(b)}`);
  }

  /**
   * Of several names of one kind that go with a name, the best supported is meant, and others only
   * where they are ways to write it. Two names of a company in Latin letters may both be.
   */
  #isPreferred(name: number, partner: number): boolean {
    const kind = this.#names.kind(partner);
    if (kind === NameKind.Name && this.#names.kind(name) === NameKind.Name) return true;
    const best = this.#bestOf(name, kind);
    return best === partner || (best !== undefined && isVariant(this.#written(partner), this.#written(best)));
  }

  #bestOf(name: number, kind: NameKind): number | undefined {
    const byKind = this.#best.getOrInsertComputed(name, () => new Map());
    return byKind.getOrInsertComputed(kind, () => this.#findBest(name, kind));
  }

  #findBest(name: number, kind: NameKind): number | undefined {
    const rivals = [...this.#pairs.supportByPartner(name)].flatMap(([rival, support]): CompetingName[] => {
      const counts =
        this.#names.kind(rival) === kind && isSupported(support) && !this.#isForbidden(name, rival);
      return counts ? [{ name: rival, key: this.#names.key(rival), support: support.support }] : [];
    });
    return rivals.length > 0 ? rivals.reduce((top, one) => (isBetter(one, top) ? one : top)).name : undefined;
  }

  #written(name: number): { key: string; kind: NameKind } {
    return { key: this.#names.key(name), kind: this.#names.kind(name) };
  }
}

const isSupported = ({ support, sure }: PairSupport): boolean => sure > 0 || support >= minSupport;
