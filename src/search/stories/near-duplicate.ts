import { type Article, newsTime } from "../../article/article.ts";

/** An article with its shingles. */
export type ShingledArticle = { article: Article; shingles: number[] };

/** Two texts with this share in common (of all they have together) are one text edited. */
const leastCommon = 0.4;

/** The share of a teaser that the full text has, and from how many shingles on that is not chance. */
const leastContained = 0.8;
const shortestTeaser = 12;

/** The same words a month later are another story, such as each month's figures. */
const maxApartMs = 14 * 24 * 3_600_000;

/** Whether two articles tell one story in the same words: a revision, a copy, a teaser. */
export function isNearDuplicate(a: ShingledArticle, b: ShingledArticle): boolean {
  if (Math.abs(newsTime(a.article) - newsTime(b.article)) > maxApartMs) return false;
  const [short, long] = a.shingles.length < b.shingles.length ? [a, b] : [b, a];
  const shorter = new Set(short.shingles);
  const longer = new Set(long.shingles);
  if (shorter.size === 0) return false;
  const common = [...shorter].filter((shingle) => longer.has(shingle)).length;
  if (common >= leastCommon * (shorter.size + longer.size - common)) return true;
  return shorter.size >= shortestTeaser && isBeginning(short.shingles, long.shingles);
}

/** The beginning of the longer text, of the teaser's length and half as much again, has nearly all of it. */
function isBeginning(teaser: number[], text: number[]): boolean {
  const beginning = new Set(text.slice(0, Math.ceil(1.5 * teaser.length)));
  return teaser.filter((shingle) => beginning.has(shingle)).length >= leastContained * teaser.length;
}
