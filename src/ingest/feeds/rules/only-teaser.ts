import type { ArticleDraft } from "../../../article/article.ts";
import { joinLines } from "../../text/clean.ts";
import { firstSentence } from "../../text/prose.ts";

/** A text of so many characters is no longer than a teaser. */
const maxTeaserChars = 400;

/** An entry without its text: what its feed says of it in short, or else the first sentence of the text. */
export function onlyTeaser({ body, ...entry }: ArticleDraft): ArticleDraft {
  if (body === undefined) return entry;
  if (body.length <= maxTeaserChars)
    return { ...entry, summary: entry.summary ?? joinLines(body.split(/\n+/)) };
  return { ...entry, summary: entry.summary ?? beginningOf(body), truncated: true };
}

function beginningOf(text: string): string {
  const sentence = joinLines(firstSentence(text).split(/\n+/));
  return sentence.length > maxTeaserChars
    ? `${sentence.slice(0, maxTeaserChars - 1).toWellFormed()}…`
    : sentence;
}
