import type { Article } from "../../article/article.ts";
import { compileQuery, matches, readArticle } from "../../search/percolate/percolator.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import type { Mute } from "../mute.ts";

/** The same articles are matched against the mutes of many channels. */
const prepared = new WeakMap<Article, ReturnType<typeof readArticle>>();

/**
 * The first mute that an article matches.
 * @param zone for dates in the queries
 */
export async function isMuted<Muted extends Pick<Mute, "query">>(
  mutes: Muted[],
  zone: string,
  { index, now }: { index: SearchIndex; now: () => number },
): Promise<(article: Article) => Muted | undefined> {
  const planned = await Promise.all(
    mutes.map(async (mute) => ({
      mute,
      plan: await compileQuery(parseQuery(mute.query, { now: now(), zone }), index),
    })),
  );
  return (article) =>
    planned.find(({ plan }) => matches(plan, prepared.getOrInsertComputed(article, readArticle)))?.mute;
}
