import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { Article } from "../article/article.ts";
import { AliasGroups } from "./alias/groups.ts";
import { decode, encode, type Introduced } from "./alias/introduced.ts";
import { minePairs, type Names } from "./alias/mine.ts";
import { readableText } from "./analyze/fields.ts";
import type { Breath } from "./breath.ts";

const names = z.array(z.array(z.string().min(1)).min(2)).default([]);
const rulesSchema = z.object({ added: names, forbidden: names });

/** Groups of names that mean the same, and groups of names that never do. */
export type AliasRules = z.infer<typeof rulesSchema>;

/** The file with the rules cannot be used; the message says why. */
export class AliasRulesError extends Error {
  override readonly name = "AliasRulesError";
}

/** Reads a YAML file of rules; a missing or empty one is no rules. @throws AliasRulesError */
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
  readonly #introduced: Introduced = new Map();
  /** One object for each different pair that articles introduce, by its names. */
  readonly #pairs = new Map<string, Names>();

  constructor(rules: AliasRules) {
    this.groups = new AliasGroups(rules);
  }

  /** What `encode` wrote. Throws where the bytes are none such. */
  static async restore(rules: AliasRules, saved: Uint8Array<ArrayBuffer>, breath: Breath): Promise<Aliases> {
    const aliases = new Aliases(rules);
    const counts = new Map<Names, number>();
    const take = (some: [string, Names[]][]) => {
      for (const [id, pairs] of some) {
        aliases.#introduced.set(id, pairs);
        for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    };
    await decode(saved, take, breath);
    for (const [pair, count] of counts) {
      aliases.#pairs.set(keyOf(pair), pair);
      aliases.groups.count(pair, count);
      if (breath.due) await breath.pause();
    }
    return aliases;
  }

  /** What each article introduced, for `restore`; later changes do not get in. */
  save(breath: Breath): Promise<Uint8Array<ArrayBuffer>> {
    return encode(this.#introduced, breath);
  }

  add(article: Article): void {
    const pairs = new Map(minePairs(aliasText(article)).map((pair) => [keyOf(pair), pair]));
    if (pairs.size > 0)
      this.#introduced.set(
        article.id,
        [...pairs].map(([key, pair]) => this.#same(key, pair)),
      );
    for (const pair of pairs.values()) this.groups.count(pair, 1);
  }

  /** Takes back what an article introduced; nothing where it introduced nothing. */
  remove(id: string): void {
    for (const pair of this.#introduced.get(id) ?? []) this.groups.count(pair, -1);
    this.#introduced.delete(id);
  }

  #same(key: string, { long, short, sure }: Names): Names {
    const pair = this.#pairs.get(key) ?? { long, short, sure };
    this.#pairs.set(key, pair);
    return pair;
  }
}

const keyOf = ({ long, short, sure }: Names): string => `${long}\n${short}\n${sure}`;

/** What of an article names are learnt from. */
export const aliasText = (article: Article): string => `${article.title}\n${readableText(article)}`;
