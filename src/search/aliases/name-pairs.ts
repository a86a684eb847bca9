import type { BufferSections } from "../structures/buffer-sections.ts";
import { grown } from "../structures/growable.ts";
import { NumberLists } from "../structures/number-lists.ts";
import type { NamePair } from "./extract/pair.ts";
import type { NameTable } from "./name-table.ts";

/** Of one name. Each article that introduces it, and each query that has it, looks through them. */
const maxPairs = 2_000;

/** How many articles introduce two names together, and in how many of them without doubt. */
export type PairSupport = { support: number; sure: number; given: boolean };

/** Every pair of names that articles introduced, numbered, with the count of articles that still do. */
export class NamePairTable {
  readonly #names: NameTable;
  /** The two spellings of each pair, whether it is sure, and how many articles introduce it. */
  #longs: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #shorts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #sures: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  #counts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #size = 0;
  /** How often articles introduce each name. */
  #times: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #byName = new NumberLists();
  /** Pairs of the operator's rules; not saved, since the next start reads the rules again. */
  readonly #given = new Set<number>();

  constructor(names: NameTable) {
    this.#names = names;
  }

  /**
   * The number of a pair, new if it is unknown; undefined if it does not have two names, or if one is
   * introduced with so many others that it is no name.
   */
  numberOf({ long, short, sure }: NamePair): number | undefined {
    const [a, b] = [this.#names.spell(long), this.#names.spell(short)];
    const [one, other] = [this.#names.nameOf(a), this.#names.nameOf(b)];
    if (one < 0 || other < 0 || one === other) return undefined;
    const pairs = this.#byName.of(one);
    const known = pairs.find(
      (pair) => this.#longs[pair] === a && this.#shorts[pair] === b && this.#sures[pair] === +sure,
    );
    if (known !== undefined) return known;
    const isFull = pairs.length >= maxPairs || this.#byName.of(other).length >= maxPairs;
    return isFull ? undefined : this.#add(a, b, sure);
  }

  /** `by` more articles introduce a pair; fewer if negative. */
  count(pair: number, by: number): void {
    this.#counts[pair] = (this.#counts[pair] as number) + by;
    for (const spelling of [this.#longs[pair] as number, this.#shorts[pair] as number]) {
      const name = this.#names.nameOf(spelling);
      const times = this.timesOf(name);
      if (times === 0) this.#names.reintroduce(name, spelling);
      this.#times = grown(this.#times, name + 1);
      this.#times[name] = times + by;
    }
  }

  /** A rule counts as one more article, so that the pair stays when all others go. */
  give(names: NamePair): void {
    const pair = this.numberOf(names);
    if (pair === undefined || this.#given.has(pair)) return;
    this.#given.add(pair);
    this.count(pair, 1);
  }

  namesOf(pair: number): [number, number] {
    const [long, short] = [this.#longs[pair] as number, this.#shorts[pair] as number];
    return [this.#names.nameOf(long), this.#names.nameOf(short)];
  }

  /** The names introduced together with a name, in the order in which they were first found. */
  supportByPartner(name: number): Map<number, PairSupport> {
    const byPartner = new Map<number, PairSupport>();
    for (const pair of this.#livePairs(name)) {
      const [one, other] = this.namesOf(pair);
      const partner = one === name ? other : one;
      const sum = byPartner.get(partner) ?? { support: 0, sure: 0, given: false };
      const support = this.#counts[pair] as number;
      sum.support += support;
      sum.sure += this.#sures[pair] ? support : 0;
      sum.given ||= this.#given.has(pair);
      byPartner.set(partner, sum);
    }
    return byPartner;
  }

  /** How often each spelling of a name is introduced, by the spelling's number. */
  spellingsOf(name: number): Map<number, number> {
    const counts = new Map<number, number>();
    for (const pair of this.#livePairs(name)) {
      const long = this.#longs[pair] as number;
      const own = this.#names.nameOf(long) === name ? long : (this.#shorts[pair] as number);
      counts.set(own, (counts.get(own) ?? 0) + (this.#counts[pair] as number));
    }
    return counts;
  }

  /** How often articles introduce a name, with any other. */
  timesOf(name: number): number {
    return this.#times[name] ?? 0;
  }

  /** Copies for `restore`, without the operator's rules. */
  save(): ArrayBuffer[] {
    const columns = [this.#longs, this.#shorts, this.#sures].map((column) => column.slice(0, this.#size));
    const [counts, times] = [this.#counts.slice(0, this.#size), this.#times.slice(0, this.#names.size)];
    for (const pair of this.#given) {
      counts[pair] = (counts[pair] as number) - 1;
      for (const name of this.namesOf(pair)) times[name] = (times[name] as number) - 1;
    }
    return [counts, times, ...columns].map(({ buffer }) => buffer).concat(this.#byName.save());
  }

  static restore(saved: BufferSections, names: NameTable): NamePairTable {
    const pairs = new NamePairTable(names);
    [pairs.#counts, pairs.#times] = [saved.numbers(), saved.numbers()];
    [pairs.#longs, pairs.#shorts, pairs.#sures] = [saved.numbers(), saved.numbers(), saved.bytes()];
    pairs.#byName = NumberLists.restore(saved);
    pairs.#size = pairs.#counts.length;
    return pairs;
  }

  #livePairs(name: number): number[] {
    return this.#byName.of(name).filter((pair) => (this.#counts[pair] as number) > 0);
  }

  #add(long: number, short: number, sure: boolean): number {
    const pair = this.#size++;
    this.#longs = grown(this.#longs, this.#size);
    this.#shorts = grown(this.#shorts, this.#size);
    this.#sures = grown(this.#sures, this.#size);
    this.#counts = grown(this.#counts, this.#size);
    this.#longs[pair] = long;
    this.#shorts[pair] = short;
    this.#sures[pair] = +sure;
    for (const name of this.namesOf(pair)) this.#byName.add(name, pair);
    return pair;
  }
}
