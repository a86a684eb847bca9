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

/** The same articles are held against the mutes of many channels. */
const readAlready = new WeakMap<Article, PreparedArticle>();

function asRead(article: Article): PreparedArticle {
  const read = readAlready.get(article) ?? readArticle(article);
  readAlready.set(article, read);
  return read;
}

/**
 * Whether a channel has muted an article.
 * @param zone of dates in the muted queries
 */
export function isMuted<Muted extends Pick<Mute, "query">>(
  mutes: Muted[],
  zone: string,
  { index, now }: { index: SearchIndex; now: () => number },
): (article: Article) => Muted | undefined {
  const compiled = mutes.map((mute) => ({
    mute,
    query: compileQuery(parseQuery(mute.query, { now: now(), zone }), index),
  }));
  if (compiled.length === 0) return () => undefined;
  return (article) => {
    const read = asRead(article);
    return compiled.find(({ query }) => matches(query, read))?.mute;
  };
}
