import { nameTerms } from "../analyze/terms.ts";
import { type Bond, type Kind, type Known, knownAs, type Partner, spell } from "./known.ts";
import type { Names } from "./mine.ts";
import { isBetter, isVariant } from "./rivals.ts";

/** Hears of each name that comes in or goes. */
type Watcher = { came(name: Known): void; went(name: Known): void };

/** So many articles have to say what the letters do not. */
const repeated = 3;

/** All names that articles introduce, and which of them go together. */
export class Evidence {
  readonly #names = new Map<string, Known>();
  /** To read a spelling that comes again only once. */
  readonly #bySpelling = new Map<string, Known>();
  readonly #forbidden = new Set<string>();
  readonly #watcher: Watcher;

  constructor(forbidden: string[][], watcher: Watcher) {
    this.#watcher = watcher;
    for (const group of forbidden) {
      const keys = group.map((name) => nameTerms(name).join(" "));
      for (const a of keys) for (const b of keys) this.#forbidden.add(`${a}\n${b}`);
    }
  }

  /** Counts a pair so many times more, or (below 0) less. */
  count({ long, short, sure }: Names, by: number): void {
    const [a, b] = [this.#name(long), this.#name(short)];
    if (!a || !b || a === b) return;
    const bond = bondOf(a, b);
    bond.support += by;
    bond.sure += sure ? by : 0;
    if (bond.support <= 0) part(a, b);
    for (const [name, spelling] of [
      [a, long],
      [b, short],
    ] as const) {
      if (!spell(name, spelling, by)) this.#bySpelling.delete(spelling);
      if (name.partners.length === 0) this.#forget(name);
    }
  }

  /** Names that an operator put together. */
  give(group: string[]): void {
    const names = group.map((name) => this.#name(name)).filter((name) => name !== undefined);
    for (const name of names) spell(name, name.first, 1);
    for (const a of names) for (const b of names) if (a !== b) Object.assign(bondOf(a, b), given);
  }

  /** The names that mean the same as one, itself first, the others in the order they were found. */
  groupOf(name: Known): Known[] {
    const group = new Set([name]);
    for (const one of group) for (const partner of this.partnersOf(one)) group.add(partner);
    return [...group];
  }

  /** The names that one is taken for. */
  partnersOf(name: Known): Known[] {
    return this.#heldBy(name).map((partner) => partner.name);
  }

  /** How many articles introduce two names of a group together, of those most often so. */
  supportOf(group: Known[]): number {
    const bonds = group.flatMap((name) => this.#heldBy(name).map(({ bond }) => bond));
    return Math.max(0, ...bonds.map(({ support, given }) => (given ? support - 1 : support)));
  }

  get names(): Iterable<Known> {
    return this.#names.values();
  }

  #heldBy(name: Known): Partner[] {
    return name.partners.filter(({ name: partner, bond }) => {
      if (this.#isForbidden(name, partner)) return false;
      const believed =
        isSupported(bond) && this.#isPreferred(name, partner) && this.#isPreferred(partner, name);
      return bond.given || believed;
    });
  }

  #isForbidden(a: Known, b: Known): boolean {
    return this.#forbidden.size > 0 && this.#forbidden.has(`${a.key}\n${b.key}`);
  }

  /**
   * Of several names of one kind that go with a name, the best supported is meant, and others only
   * where they are ways to write it. Two names of a company in Latin letters may both be.
   */
  #isPreferred(name: Known, partner: Known): boolean {
    if (name.kind === "name" && partner.kind === "name") return true;
    const best = name.best?.get(partner.kind) ?? this.#bestOf(name, partner.kind);
    return best === partner || (best !== undefined && isVariant(partner, best));
  }

  #bestOf(name: Known, kind: Kind): Known | undefined {
    const rivals = name.partners.filter(
      ({ name: rival, bond }) => rival.kind === kind && isSupported(bond) && !this.#isForbidden(name, rival),
    );
    if (rivals.length === 0) return undefined;
    const best = rivals.reduce((top, one) => (isBetter(one, top) ? one : top)).name;
    name.best = (name.best ?? new Map()).set(kind, best);
    return best;
  }

  #name(spelling: string): Known | undefined {
    const seen = this.#bySpelling.get(spelling);
    if (seen) return seen;
    const name = this.#readName(spelling);
    if (name) this.#bySpelling.set(spelling, name);
    return name;
  }

  #readName(spelling: string): Known | undefined {
    const key = nameTerms(spelling).join(" ");
    if (key === "") return undefined;
    const known = this.#names.get(key);
    if (known) return known;
    const name = knownAs(spelling, key);
    this.#names.set(key, name);
    this.#watcher.came(name);
    return name;
  }

  #forget(name: Known): void {
    this.#names.delete(name.key);
    this.#watcher.went(name);
  }
}

const isSupported = ({ support, sure }: Bond): boolean => sure > 0 || support >= repeated;

/** What an operator's word counts, so that a bond stays when all articles go. */
const given = { support: 1, sure: 1, given: true };

/** The bond of two names, made where there was none; whoever asks is about to change it. */
function bondOf(a: Known, b: Known): Bond {
  a.best = b.best = undefined;
  const known = a.partners.find(({ name }) => name === b);
  if (known) return known.bond;
  const bond = { support: 0, sure: 0, given: false };
  a.partners.push({ name: b, bond });
  b.partners.push({ name: a, bond });
  return bond;
}

function part(a: Known, b: Known): void {
  a.partners = a.partners.filter(({ name }) => name !== b);
  b.partners = b.partners.filter(({ name }) => name !== a);
}
