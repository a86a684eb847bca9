import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { Article } from "../article/article.ts";
import { AliasGroups } from "./alias/groups.ts";
import { minePairs, type Pair } from "./alias/mine.ts";
import { readableText } from "./analyze/fields.ts";

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

type IntroducedPair = Pick<Pair, "long" | "short" | "sure">;

/** An article's id with the pairs of names that it introduces. */
export type Introduced = [id: string, pairs: IntroducedPair[]];

/** The names that articles introduce, counted while articles come and go. */
export class Aliases {
  readonly groups: AliasGroups;
  readonly #introduced = new Map<string, IntroducedPair[]>();

  constructor(rules: AliasRules) {
    this.groups = new AliasGroups(rules);
  }

  add(article: Article): void {
    this.#introduce(article.id, [...pairsIn(article)]);
  }

  /** Takes back what an article introduced; nothing where it introduced nothing. */
  remove(id: string): void {
    for (const pair of this.#introduced.get(id) ?? []) this.groups.count(pair, -1);
    this.#introduced.delete(id);
  }

  /** What each article introduced, as `restore` takes it. */
  save(): Introduced[] {
    return [...this.#introduced];
  }

  restore(saved: Introduced[]): void {
    for (const [id, pairs] of saved) this.#introduce(id, pairs);
  }

  #introduce(id: string, pairs: IntroducedPair[]): void {
    if (pairs.length > 0) this.#introduced.set(id, pairs);
    for (const pair of pairs) this.groups.count(pair, 1);
  }
}

/** Each pair once, however often the article has it. */
function pairsIn(article: Article): Iterable<Pair> {
  const pairs = minePairs(aliasText(article));
  return new Map(pairs.map((pair) => [`${pair.long}\n${pair.short}`, pair])).values();
}

/** What of an article names are learnt from. */
export const aliasText = (article: Article): string => `${article.title}\n${readableText(article)}`;
