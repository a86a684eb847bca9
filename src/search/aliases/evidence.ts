import { nameTerms } from "../text/terms.ts";
import { type CompetingName, isBetter, isVariant } from "./competing-names.ts";
import { NameKind } from "./name-kind.ts";
import type { NamePairTable, PairSupport } from "./name-pairs.ts";
import type { NameTable } from "./name-table.ts";

/** Articles needed to believe a pair that its letters do not prove. */
const minSupport = 3;

/** Decides which of the names that articles introduce together mean the same. */
export class Evidence {
  readonly #names: NameTable;
  readonly #pairs: NamePairTable;
  readonly #forbidden = new Set<string>();
  /** Cache of the best supported partner of a name by kind, valid until a pair of the name changes. */
  readonly #best = new Map<number, Map<NameKind, number | undefined>>();

  constructor(names: NameTable, pairs: NamePairTable, forbidden: string[][]) {
    this.#names = names;
    this.#pairs = pairs;
    for (const group of forbidden) {
      const keys = group.map((name) => nameTerms(name).join(" "));
      for (const a of keys) for (const b of keys) this.#forbidden.add(`${a}\n${b}`);
    }
  }

  /** `by` more articles introduce a pair; fewer if negative. */
  count(pair: number, by: number): void {
    this.#pairs.count(pair, by);
    for (const name of this.#pairs.namesOf(pair)) this.#best.delete(name);
  }

  /** The names that mean the same as a name: itself first, the others in the order they were found. */
  groupOf(name: number): number[] {
    const group = new Set([name]);
    for (const one of group) for (const partner of this.partnersOf(one)) group.add(partner);
    return [...group];
  }

  partnersOf(name: number): number[] {
    return this.#believedPartners(name).map(([partner]) => partner);
  }

  /** The most articles that introduce any two names of a group together. */
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
   * Of several partners of one kind only the best supported is believed, and variants of it. A
   * company may have two names in Latin letters.
   */
  #isPreferred(name: number, partner: number): boolean {
    const kind = this.#names.kind(partner);
    if (kind === NameKind.Name && this.#names.kind(name) === NameKind.Name) return true;
    const byKind = this.#best.getOrInsertComputed(name, () => new Map());
    const best = byKind.getOrInsertComputed(kind, () => this.#findBest(name, kind));
    return best === partner || (best !== undefined && isVariant(this.#written(partner), this.#written(best)));
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
