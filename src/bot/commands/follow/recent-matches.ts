import { compileQuery, matches, readArticle } from "../../../search/percolate/percolator.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { RequestContext } from "../../request-context.ts";

const weekMs = 7 * 86_400_000;

/** How many stories of the last week a follow would have matched; undefined where there is nothing to match by. */
export async function countRecentMatches(
  text: string,
  { now, zone }: RequestContext,
  { articles, index }: BotDeps,
): Promise<number | undefined> {
  const compiled = compileQuery(parseQuery(text, { now, zone }), index);
  const isWordless = compiled.needs.some((ways) => ways.length === 0);
  if (isWordless || compiled.needs.length + compiled.filters.length === 0) return undefined;
  const lately = await articles.between(now - weekMs, now);
  const found = lately.filter((article) => matches(compiled, readArticle(article)));
  return new Set(found.map(({ storyId }) => storyId)).size;
}

/** How many stories of the last week a question matches, in words; nothing where nothing is asked. */
export async function recentMatchesNote(
  query: string,
  context: RequestContext,
  deps: BotDeps,
): Promise<string[]> {
  if (!query) return [];
  const lately = await countRecentMatches(query, context, deps);
  return lately === undefined ? [] : [context.sentences.followLately(lately)];
}
