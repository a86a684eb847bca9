import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { Article } from "../article/article.ts";
import { AliasGroups } from "./alias/groups.ts";
import { minePairs } from "./alias/mine.ts";
import { filterKey, readableText } from "./analyze/fields.ts";
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

type Evidence = { long: string; short: string; support: number };

/** The names that articles introduce, counted while articles come and go. */
export class Aliases {
  readonly #rules: AliasRules;
  readonly #evidence = new Map<string, Evidence>();
  #groups: AliasGroups;
  #changed = false;

  constructor(rules: AliasRules) {
    this.#rules = rules;
    this.#groups = new AliasGroups(rules.added);
  }

  get groups(): AliasGroups {
    return this.#groups;
  }

  add(article: Article): void {
    this.#count(article, 1);
  }

  remove(article: Article): void {
    this.#count(article, -1);
  }

  /** Makes the groups anew from what was counted; until then searches use the old ones. */
  async settle(breath: Breath): Promise<void> {
    if (!this.#changed) return;
    this.#changed = false;
    const best = new Map<string, Evidence>();
    for (const evidence of this.#evidence.values()) {
      const key = filterKey(evidence.short);
      if (evidence.support > (best.get(key)?.support ?? 0) && !this.#forbidden(evidence))
        best.set(key, evidence);
      if (breath.due) await breath.pause();
    }
    const byLong = Map.groupBy(best.values(), ({ long }) => filterKey(long));
    const mined = [...byLong.values()].map((group) => [
      (group[0] as Evidence).long,
      ...group.map(({ short }) => short),
    ]);
    this.#groups = new AliasGroups(joinShared([...this.#rules.added, ...mined]));
  }

  #forbidden({ long, short }: Evidence): boolean {
    return this.#rules.forbidden.some((group) => {
      const keys = group.map(filterKey);
      return keys.includes(filterKey(long)) && keys.includes(filterKey(short));
    });
  }

  #count(article: Article, by: 1 | -1): void {
    for (const pair of minePairs(`${article.title}\n${readableText(article)}`)) {
      const key = `${filterKey(pair.long)}\n${filterKey(pair.short)}`;
      const support = (this.#evidence.get(key)?.support ?? 0) + by;
      if (support > 0) this.#evidence.set(key, { ...pair, support });
      else this.#evidence.delete(key);
      this.#changed = true;
    }
  }
}

/** Groups that share a name become one. */
function joinShared(groups: string[][]): string[][] {
  const owner = new Map<string, Map<string, string>>();
  for (const group of groups) {
    const merged = new Map(group.map((name) => [filterKey(name), name]));
    for (const key of [...merged.keys()]) {
      for (const [other, name] of owner.get(key) ?? []) if (!merged.has(other)) merged.set(other, name);
    }
    for (const key of merged.keys()) owner.set(key, merged);
  }
  return [...new Set(owner.values())].map((group) => [...group.values()]);
}
