import type { Article } from "../../article/article.ts";
import {
  compileQuery,
  matches,
  type PreparedArticle,
  readArticle,
} from "../../search/percolate/percolator.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import type { Mute } from "../mute.ts";

/** The same articles are matched against the mutes of many channels. */
const prepared = new WeakMap<Article, PreparedArticle>();

const prepare = (article: Article): PreparedArticle =>
  prepared.getOrInsertComputed(article, () => readArticle(article));

/**
 * The first mute that an article matches.
 * @param zone for dates in the queries
 */
export function isMuted<Muted extends Pick<Mute, "query">>(
  mutes: Muted[],
  zone: string,
  { index, now }: { index: SearchIndex; now: () => number },
): (article: Article) => Muted | undefined {
  const planned = mutes.map((mute) => ({
    mute,
    plan: compileQuery(parseQuery(mute.query, { now: now(), zone }), index),
  }));
  return (article) => planned.find(({ plan }) => matches(plan, prepare(article)))?.mute;
}
