import { breaksOff, isHeading, wordCount } from "../text/prose.ts";

const boilerplate = /^(?:copyright\b|©|\(c\) ?\d{4})|\ball rights reserved\b|版權所有/i;

/**
 * Splits a page copied from a news site into its article and the paragraphs that begin other stories:
 * from the first that breaks off, if most of what follows breaks off too. A lone one may be the
 * article's own last paragraph.
 */
export function splitPage(all: string[]): { article: string[]; teasers: string[] } {
  const paragraphs = all.filter((paragraph) => !boilerplate.test(paragraph));
  const prose = paragraphs.flatMap((paragraph, index) => (isHeading(paragraph) ? [] : [index]));
  const first = firstOfMostlyCut(paragraphs, prose);
  if (first === undefined) return { article: paragraphs, teasers: [] };
  // The main article may itself break off; then the teasers begin after it.
  const start = first === articleText(prose, paragraphs) ? (prose[prose.indexOf(first) + 1] ?? -1) : first;
  if (start < 0 || !areOtherStories(paragraphs, prose, start)) return { article: paragraphs, teasers: [] };
  let begin = earlierTeaser(paragraphs, prose, start);
  // Headings directly above the first teaser belong to it.
  while (begin > 1 && isHeading(paragraphs[begin - 1] ?? "")) begin--;
  return { article: paragraphs.slice(0, begin), teasers: paragraphs.slice(begin) };
}

/** The first paragraph that breaks off and after which at least half of the paragraphs do. */
function firstOfMostlyCut(paragraphs: string[], prose: number[]): number | undefined {
  let first: number | undefined;
  let cut = 0;
  for (const [following, index] of prose.toReversed().entries()) {
    if (breaksOff(paragraphs[index] ?? "") === undefined) continue;
    cut++;
    if (cut * 2 > following) first = index;
  }
  return first;
}

/** The first paragraph of text; a long first line without a full stop above it is its headline. */
function articleText(prose: number[], paragraphs: string[]): number | undefined {
  const [first = 0, second] = prose;
  const isHeadline = first === 0 && second === 1 && isTitle(paragraphs[0] ?? "", paragraphs[1]);
  return isHeadline ? second : first;
}

/** Whether a text's first line is a headline: a line without a full stop above a longer one. */
export function isTitle(line: string, next: string | undefined): boolean {
  if (next === undefined || line.length > 160 || /[.。,，:：]["”’」』]?$/.test(line)) return false;
  if (isHeading(line)) return true;
  return (
    breaksOff(line) === "maybe" &&
    wordCount(line) <= 22 &&
    next.length > 1.5 * line.length &&
    !/[.!?。！？] ?\S/.test(line)
  );
}

function areOtherStories(paragraphs: string[], prose: number[], start: number): boolean {
  const article = paragraphs.slice(0, start);
  const rest = prose.filter((index) => index >= start).map((index) => paragraphs[index] ?? "");
  const isSure = rest.some((paragraph) => breaksOff(paragraph) === "surely");
  if (rest.length > 1 && isSure) return true;
  if (rest.every((paragraph) => isOutsized(paragraph, article))) return true;
  return kinship(rest.join(" "), article.join(" ")) < (isSure || rest.length > 1 ? 0.22 : 0.08);
}

/** A teaser that happens to end with a sentence may come before the first that does not. */
function earlierTeaser(paragraphs: string[], prose: number[], start: number): number {
  const before = prose[prose.indexOf(start) - 1];
  if (before === undefined || before === prose[0]) return start;
  const [paragraph = "", article] = [paragraphs[before], paragraphs.slice(0, before)];
  return isOutsized(paragraph, article) && kinship(paragraph, article.join(" ")) < 0.22
    ? earlierTeaser(paragraphs, prose, before)
    : start;
}

/** News articles have short paragraphs; a teaser is the beginning of a story in one long paragraph. */
const isOutsized = (paragraph: string, article: string[]): boolean =>
  article.length >= 3 && article.every((each) => paragraph.length > 1.5 * each.length);

/** The share of a text's longer words that another text shares, 0 to 1; words are compared by their first letters. */
function kinship(text: string, other: string): number {
  const words = stems(text);
  return words.size === 0 ? 0 : words.intersection(stems(other)).size / words.size;
}

function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/(?<![\p{L}\p{N}])(?!\p{Script=Han})[\p{L}\p{N}]{4,6}/gu) ?? [];
  const pairs = Array.from(text.matchAll(/(?=(\p{Script=Han}{2}))/gu), ([, pair = ""]) => pair);
  return new Set([...words, ...pairs].filter((word) => !common.has(word)));
}

const common = new Set(
  "that this with from have been were they their there which would could about after before other into over also more than when what said says will year years last first".split(
    " ",
  ),
);
