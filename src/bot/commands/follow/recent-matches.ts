import { compileQuery } from "../../../search/percolate/percolator.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { RequestContext } from "../../request-context.ts";

const weekMs = 7 * 86_400_000;

/** How many stories of the last week a follow would have matched; undefined if the query has nothing to match by. */
export async function countRecentMatches(
  text: string,
  { now, zone }: RequestContext,
  { index }: BotDeps,
): Promise<number | undefined> {
  const query = parseQuery(text, { now, zone });
  const plan = await compileQuery(query, index);
  const isUnanswerable = plan.terms.some(({ alternatives }) => alternatives.length === 0);
  if (isUnanswerable || plan.terms.length + plan.required.length + plan.forbidden.length === 0)
    return undefined;
  const since = Math.max(plan.since, now - weekMs);
  const until = Math.min(plan.until, now);
  const { total } = await index.search({ ...query, since, until }, { limit: 1, guess: false });
  return total;
}

/** The same as a line of text; none without a query. */
export async function recentMatchesNote(
  query: string,
  context: RequestContext,
  deps: BotDeps,
): Promise<string[]> {
  if (!query) return [];
  const lately = await countRecentMatches(query, context, deps);
  return lately === undefined ? [] : [context.sentences.followLately(lately)];
}
