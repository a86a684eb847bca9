import { nameTerms } from "../text/terms.ts";
import { isBetter, isVariant, type Rival } from "./competing-names.ts";
import { NameKind } from "./name-kind.ts";
import type { Bond, NamePairTable } from "./name-pairs.ts";
import type { NameTable } from "./name-table.ts";

/** So many articles have to say what the letters do not. */
const repeated = 3;

/** Which of the names that articles introduce go together. */
export class Evidence {
  readonly #names: NameTable;
  readonly #pairs: NamePairTable;
  readonly #forbidden = new Set<string>();
  /** The best supported partner of a name by its kind, as long as no bond of the name changes. */
  readonly #best = new Map<number, Map<NameKind, number | undefined>>();

  constructor(names: NameTable, pairs: NamePairTable, forbidden: string[][]) {
    this.#names = names;
    this.#pairs = pairs;
    for (const group of forbidden) {
      const keys = group.map((name) => nameTerms(name).join(" "));
      for (const a of keys) for (const b of keys) this.#forbidden.add(`${a}\n${b}`);
    }
  }

  /** So many articles more, or (below 0) less, introduce a pair. */
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
    return this.#heldBy(name).map(([partner]) => partner);
  }

  /** How many articles introduce two names of a group together, of those most often so. */
  supportOf(group: number[]): number {
    const bonds = group.flatMap((name) => this.#heldBy(name).map(([, bond]) => bond));
    return Math.max(0, ...bonds.map(({ support, given }) => (given ? support - 1 : support)));
  }

  #heldBy(name: number): [partner: number, bond: Bond][] {
    return [...this.#pairs.bondsOf(name)].filter(([partner, bond]) => {
      if (this.#isForbidden(name, partner)) return false;
      const believed =
        isSupported(bond) && this.#isPreferred(name, partner) && this.#isPreferred(partner, name);
      return bond.given || believed;
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
    const known = this.#best.get(name) ?? new Map<NameKind, number | undefined>();
    this.#best.set(name, known);
    if (!known.has(kind)) known.set(kind, this.#findBest(name, kind));
    return known.get(kind);
  }

  #findBest(name: number, kind: NameKind): number | undefined {
    const rivals = [...this.#pairs.bondsOf(name)].flatMap(([rival, bond]): Rival[] => {
      const counts = this.#names.kind(rival) === kind && isSupported(bond) && !this.#isForbidden(name, rival);
      return counts ? [{ name: rival, key: this.#names.key(rival), support: bond.support }] : [];
    });
    return rivals.length > 0 ? rivals.reduce((top, one) => (isBetter(one, top) ? one : top)).name : undefined;
  }

  #written(name: number): { key: string; kind: NameKind } {
    return { key: this.#names.key(name), kind: this.#names.kind(name) };
  }
}

const isSupported = ({ support, sure }: Bond): boolean => sure > 0 || support >= repeated;
