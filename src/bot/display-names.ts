import { LRUCache } from "lru-cache";
import { newestFirst } from "../search/query/query.ts";
import type { SearchIndex } from "../search/search-index.ts";

type NamedField = "source" | "section";

/**
 * Sources and sections as their newest article spells them, each looked up once: the index has them in
 * lower case.
 */
export function createDisplayNames(
  index: SearchIndex,
): (field: NamedField, names: string[]) => Promise<string[]> {
  const known = new LRUCache<string, string>({ max: 10_000 });
  const displayName = async (field: NamedField, name: string): Promise<string> => {
    const key = `${field} ${name}`;
    const found = known.get(key) ?? (await lookUp(index, field, name));
    known.set(key, found);
    return found;
  };
  return (field, names) => Promise.all(names.map((name) => displayName(field, name)));
}

async function lookUp(index: SearchIndex, field: NamedField, name: string): Promise<string> {
  const query = { ...newestFirst, filters: [{ field, value: name, negated: false }] };
  const { hits } = await index.search(query, { limit: 1 });
  return hits[0]?.article[field] ?? name;
}
