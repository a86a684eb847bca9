import { readFile, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { parseDocument } from "yaml";
import { type AliasRules, loadAliasRules } from "../../search/aliases/aliases.ts";

/**
 * Adds groups of names to the file with the rules, whose comments stay; returns how many were new.
 * @throws AliasRulesError if the file cannot be read
 */
export async function addAliases(rules: AliasRules, path: string): Promise<number> {
  const there = await loadAliasRules(path);
  const isNew = (known: string[][]) => (group: string[]) =>
    !known.some((one) => isDeepStrictEqual(one, group));
  const added = rules.added.filter(isNew(there.added));
  const forbidden = rules.forbidden.filter(isNew(there.forbidden));
  const count = added.length + forbidden.length;
  if (!count) return 0;
  const file = parseDocument(await readFile(path, "utf8").catch(() => ""));
  file.set("added", file.createNode([...there.added, ...added]));
  file.set("forbidden", file.createNode([...there.forbidden, ...forbidden]));
  await writeFile(path, file.toString({ lineWidth: 0 }));
  return count;
}
