import { nameTerms } from "../analyze/terms.ts";
import type { Pair } from "./mine.ts";

/** A name as articles write it, with how often, and the names it was introduced with. */
export type Known = {
  /** The same for all ways to write it: case, scripts, with Co or without. */
  key: string;
  terms: string[];
  spellings: Map<string, number>;
  kind: Kind;
  partners: Map<Known, Bond>;
};

type Kind = "Chinese" | "abbreviation" | "name";

/** How many articles introduce two names together, and in how many of them that is sure. */
type Bond = { support: number; sure: number; given: boolean };

/** Hears of each name that comes in, as it was written, or goes. */
type Watcher = { came(name: Known, spelling: string): void; went(name: Known): void };

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

  /** Counts a pair once more, or (-1) once less. */
  count({ long, short, sure }: Pick<Pair, "long" | "short" | "sure">, by: 1 | -1): void {
    const [a, b] = [this.#name(long), this.#name(short)];
    if (!a || !b || a === b) return;
    const bond = a.partners.get(b) ?? { support: 0, sure: 0, given: false };
    bond.support += by;
    bond.sure += sure ? by : 0;
    this.#bind(a, b, bond);
    spell(a, long, by);
    spell(b, short, by);
    if (!a.spellings.has(long)) this.#bySpelling.delete(long);
    if (!b.spellings.has(short)) this.#bySpelling.delete(short);
    for (const name of [a, b]) if (name.partners.size === 0) this.#forget(name);
  }

  /** Names that an operator put together. */
  give(group: string[]): void {
    const names = group.map((name) => this.#name(name));
    for (const [i, name] of names.entries()) if (name) spell(name, group[i] as string, 1);
    for (const a of names) {
      for (const b of names) if (a && b && a !== b) this.#bind(a, b, { support: 1, sure: 1, given: true });
    }
  }

  /** The names that mean the same as one, itself first, the others in the order they were found. */
  groupOf(name: Known): Known[] {
    const group = new Set([name]);
    for (const one of group) for (const partner of this.partnersOf(one)) group.add(partner);
    return [...group];
  }

  /** The names that one is taken for. */
  partnersOf(name: Known): Known[] {
    return [...name.partners.keys()].filter((partner) => this.#holds(name, partner));
  }

  /** How many articles introduce two names of a group together, of those most often so. */
  supportOf(group: Known[]): number {
    const bonds = group.flatMap((name) => this.partnersOf(name).map((partner) => name.partners.get(partner)));
    return Math.max(0, ...bonds.map((bond) => (bond && !bond.given ? bond.support : 0)));
  }

  get names(): Iterable<Known> {
    return this.#names.values();
  }

  #holds(a: Known, b: Known): boolean {
    const bond = a.partners.get(b) as Bond;
    if (this.#forbidden.has(`${a.key}\n${b.key}`)) return false;
    if (bond.given) return true;
    return isSupported(bond) && isPreferred(a, b) && isPreferred(b, a);
  }

  #name(spelling: string): Known | undefined {
    const seen = this.#bySpelling.get(spelling);
    if (seen) return seen;
    const name = this.#readName(spelling);
    if (name) this.#bySpelling.set(spelling, name);
    return name;
  }

  #readName(spelling: string): Known | undefined {
    const terms = nameTerms(spelling);
    const key = terms.join(" ");
    if (key === "") return undefined;
    const known = this.#names.get(key);
    if (known) return known;
    const name = { key, terms, spellings: new Map(), kind: kindOf(spelling), partners: new Map() };
    this.#names.set(key, name);
    this.#watcher.came(name, spelling);
    return name;
  }

  #bind(a: Known, b: Known, bond: Bond): void {
    const kept = a.partners.get(b);
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (bond.support > 0) one.partners.set(other, kept?.given ? kept : bond);
      else one.partners.delete(other);
    }
  }

  #forget(name: Known): void {
    this.#names.delete(name.key);
    this.#watcher.went(name);
  }
}

const kindOf = (name: string): Kind => {
  if (/\p{sc=Han}/u.test(name)) return "Chinese";
  return /^[\p{L}\p{N}&./-]+$/u.test(name) && /\p{Lu}.*[\p{Lu}\p{N}]|\p{N}/u.test(name)
    ? "abbreviation"
    : "name";
};

const isSupported = ({ support, sure }: Bond): boolean => sure > 0 || support >= repeated;

/** The way most articles write it. */
export const shown = ({ spellings, key }: Known): string => {
  const most = Math.max(...spellings.values());
  return (
    [...spellings]
      .filter(([, count]) => count === most)
      .map(([spelling]) => spelling)
      .toSorted()[0] ?? key
  );
};

function spell({ spellings }: Known, spelling: string, by: number): void {
  const count = (spellings.get(spelling) ?? 0) + by;
  if (count > 0) spellings.set(spelling, count);
  else spellings.delete(spelling);
}

/**
 * Of several names of one kind that go with a name, the best supported is meant, and others only
 * where they are ways to write it. Two names of a company in Latin letters may both be.
 */
function isPreferred(name: Known, partner: Known): boolean {
  if (name.kind === "name" && partner.kind === "name") return true;
  const rivals = [...name.partners].filter(([{ kind }, bond]) => kind === partner.kind && isSupported(bond));
  const [best] = rivals.reduce((top, one) => (isBetter(one, top) ? one : top), rivals[0] as [Known, Bond]);
  return best === partner || isVariant(partner, best);
}

/** Better supported; at a draw the shorter, which has no word too many, then by the alphabet. */
function isBetter([a, { support }]: [Known, Bond], [b, best]: [Known, Bond]): boolean {
  if (support !== best.support) return support > best.support;
  if (a.key.endsWith(` ${b.key}`) || b.key.endsWith(` ${a.key}`)) return a.key.length < b.key.length;
  return a.key < b.key;
}

/** 鴻海 of 鴻海精密, 台積電 of 台灣積體電路, Hon Hai of Hon Hai Precision; not what only ends alike. */
function isVariant(a: Known, b: Known): boolean {
  const [short, long] = a.key.length < b.key.length ? [a, b] : [b, a];
  if (short.kind !== "Chinese") return long.key.startsWith(`${short.key} `);
  const [part, whole] = [charactersOf(short), charactersOf(long)];
  let at = 0;
  for (const char of whole) if (char === part[at]) at++;
  return at === part.length && !whole.endsWith(part);
}

/** The characters of a Chinese name from its overlapping pairs. */
const charactersOf = ({ terms }: Known): string =>
  terms.map((term, i) => (i === 0 ? term : [...term].slice(1).join(""))).join("");
