import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Article } from "../../article/article.ts";
import type { TimeSlice } from "../../async/yield.ts";
import type { BufferSections } from "../structures/buffer-sections.ts";
import { NumberLists } from "../structures/number-lists.ts";
import { StringTable } from "../structures/string-table.ts";
import { readableText } from "../text/fields.ts";
import { AliasGroups } from "./alias-groups.ts";
import { mayIntroduce, readPairs } from "./extract/extract-pairs.ts";
import { NamePairTable } from "./name-pairs.ts";
import { NameTable } from "./name-table.ts";

const names = z.array(z.array(z.string().min(1)).min(2)).default([]);
const rulesSchema = z.object({ added: names, forbidden: names });

/** Groups of names that mean the same, and groups of names that never do. */
export type AliasRules = z.infer<typeof rulesSchema>;

/** The file of rules cannot be used; the message says why. */
export class AliasRulesError extends Error {
  override readonly name = "AliasRulesError";
}

/** Reads a YAML file of rules; there are none if it is missing or empty. @throws AliasRulesError */
export async function loadAliasRules(path: string): Promise<AliasRules> {
  try {
    const text = await readFile(path, "utf8");
    const { parse } = await import("yaml");
    return rulesSchema.parse(parse(text) ?? {});
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return { added: [], forbidden: [] };
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new AliasRulesError(`${path} is not a list of names as expected: ${reason}`, { cause });
  }
}

/** Brackets and the like in one article; a newspaper's article has some ten. */
export const maxPlaces = 3_000;

/** The names that articles introduce; counts follow as articles are added and removed. */
export class Aliases {
  readonly groups: AliasGroups;
  readonly #names: NameTable;
  readonly #pairs: NamePairTable;
  readonly #ids: StringTable;
  /** Pairs by the number of the article that introduces them. */
  readonly #introduced: NumberLists;

  /** Empty unless `restore` passes the `saved` tables; `ids` numbers the articles. */
  constructor(rules: AliasRules, ids = new StringTable(), saved = emptyTables()) {
    this.#ids = ids;
    this.#names = saved.names;
    this.#pairs = saved.pairs;
    this.#introduced = saved.introduced;
    this.groups = new AliasGroups(this.#names, this.#pairs, rules);
  }

  /** From the buffers of `save` and the same `ids`. Throws if they do not fit together. */
  static restore(rules: AliasRules, ids: StringTable, saved: BufferSections): Aliases {
    const names = NameTable.restore(saved);
    const pairs = NamePairTable.restore(saved, names);
    return new Aliases(rules, ids, { names, pairs, introduced: NumberLists.restore(saved) });
  }

  /** Copies for `restore`; nothing may change until they are made. */
  async save(slice: TimeSlice): Promise<ArrayBuffer[]> {
    const buffers: ArrayBuffer[] = [];
    for (const table of [this.#names, this.#pairs, this.#introduced]) {
      buffers.push(...table.save());
      await slice.yieldIfDue();
    }
    return buffers;
  }

  /** Counts the names that a new article introduces. False, and none is counted, if looking for them is too much work. */
  async add(article: Article, slice: TimeSlice): Promise<boolean> {
    const { title, summary = "", body = "" } = article;
    // The texts are joined only if there is something to find.
    if (![title, summary, body].some(mayIntroduce)) return true;
    const pairs = new Set<number>();
    let places = 0;
    for (const found of readPairs(aliasText(article))) {
      if (found && ++places > maxPlaces) return false;
      for (const pair of (found ?? []).map((names) => this.#pairs.numberOf(names)))
        if (pair !== undefined) pairs.add(pair);
      if (slice.due) await slice.yieldIfDue();
    }
    this.#count(article.id, pairs);
    return true;
  }

  /** In one turn, so that no search sees a part of them. */
  #count(id: string, pairs: Set<number>): void {
    if (pairs.size === 0) return;
    const number = this.#ids.add(id);
    for (const pair of pairs) {
      this.#introduced.add(number, pair);
      this.groups.count(pair, 1);
    }
  }

  /** Uncounts the names that an article introduced. */
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

/** The text of an article from which names are extracted. */
export const aliasText = (article: Article): string => `${article.title}\n${readableText(article)}`;
