import type { Article } from "../article/article.ts";
import type { Marked } from "../search/types.ts";
import { shorten } from "./shorten.ts";

const longest = 300;

/**
 * The text is the publisher's: outside the private story view a passage is all that is shown, and
 * of a short body never more than two thirds.
 */
const allowance = ({ body }: Article): number =>
  body ? Math.min(longest, Math.floor((oneLine(body).length * 2) / 3)) : longest;

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A passage on one line, cut to what may be shown, its marks with it. */
export function shownPassage(article: Article, { text, marks }: Marked): Marked {
  // One space for one unit of white space, so that the marks stay where they are.
  const whole = text.replace(/\s/g, " ");
  const shown = shorten(whole, allowance(article));
  return { text: shown, marks: marks.filter(([, end]) => end < shown.length || shown === whole) };
}

/** How a story begins, for where nobody searched: its summary, else its first lines. */
export function opening(article: Article): Marked | undefined {
  const text = oneLine(article.summary || article.body || "");
  return text ? shownPassage(article, { text, marks: [] }) : undefined;
}
