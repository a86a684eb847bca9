import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { Article } from "../../article/article.ts";
import type { TimeSlice } from "../../async/yield.ts";
import type { BufferSections } from "../structures/buffer-sections.ts";
import { NumberLists } from "../structures/number-lists.ts";
import { StringTable } from "../structures/string-table.ts";
import { readableText } from "../text/fields.ts";
import { AliasGroups } from "./alias-groups.ts";
import { extractPairs, mayIntroduce } from "./extract/extract-pairs.ts";
import { NamePairTable } from "./name-pairs.ts";
import { NameTable } from "./name-table.ts";

const names = z.array(z.array(z.string().min(1)).min(2)).default([]);
const rulesSchema = z.object({ added: names, forbidden: names });

/** Groups of names that mean the same, and groups of names that never do. */
export type AliasRules = z.infer<typeof rulesSchema>;

/** The file with the rules cannot be used; the message says why. */
export class AliasRulesError extends Error {
  override readonly name = "AliasRulesError";
}

/** Reads a YAML file of rules; none where it is missing or empty. @throws AliasRulesError */
export async function loadAliasRules(path: string): Promise<AliasRules> {
  try {
    return rulesSchema.parse(parse(await readFile(path, "utf8")) ?? {});
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return { added: [], forbidden: [] };
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new AliasRulesError(`${path} is not a list of names as expected: ${reason}`, { cause });
  }
}

/** The names that articles introduce, counted while articles come and go. */
export class Aliases {
  readonly groups: AliasGroups;
  readonly #names: NameTable;
  readonly #pairs: NamePairTable;
  readonly #ids: StringTable;
  /** The pairs that each article introduces, by its number. */
  readonly #introduced: NumberLists;

  /** Empty, with `ids` as the numbers of articles. `restore` gives it tables to begin with. */
  constructor(rules: AliasRules, ids = new StringTable(), saved = emptyTables()) {
    this.#ids = ids;
    this.#names = saved.names;
    this.#pairs = saved.pairs;
    this.#introduced = saved.introduced;
    this.groups = new AliasGroups(this.#names, this.#pairs, rules);
  }

  /** What `save` gave; the numbers of articles are the same. Throws where the sections do not fit together. */
  static restore(rules: AliasRules, ids: StringTable, saved: BufferSections): Aliases {
    const names = NameTable.restore(saved);
    const pairs = NamePairTable.restore(saved, names);
    return new Aliases(rules, ids, { names, pairs, introduced: NumberLists.restore(saved) });
  }

  /** All as buffers, for `restore`; they are copies, and nothing may change until they are made. */
  async save(slice: TimeSlice): Promise<ArrayBuffer[]> {
    const buffers: ArrayBuffer[] = [];
    for (const table of [this.#names, this.#pairs, this.#introduced]) {
      buffers.push(...table.save());
      await slice.yieldIfDue();
    }
    return buffers;
  }

  /** Learns what an article introduces that is not there yet. */
  add(article: Article): void {
    // The texts are only put together where there is something to be found.
    if (!textsOf(article).some(mayIntroduce)) return;
    const mined = extractPairs(aliasText(article)).map((pair) => this.#pairs.numberOf(pair));
    const pairs = new Set(mined.filter((pair) => pair !== undefined));
    if (pairs.size === 0) return;
    const number = this.#ids.add(article.id);
    for (const pair of pairs) {
      this.#introduced.add(number, pair);
      this.groups.count(pair, 1);
    }
  }

  /** Takes back what an article introduced; nothing where it introduced nothing. */
  remove(id: string): void {
    const number = this.#ids.find(id);
    for (const pair of this.#introduced.of(number)) this.groups.count(pair, -1);
    this.#introduced.clear(number);
  }
}

const emptyTables = () => {
  const names = new NameTable();
  return { names, pairs: new NamePairTable(names), introduced: new NumberLists() };
};

const textsOf = ({ title, summary = "", body = "" }: Article): string[] => [title, summary, body];

/** What of an article names are learnt from. */
export const aliasText = (article: Article): string => `${article.title}\n${readableText(article)}`;
