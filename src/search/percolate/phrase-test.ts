import type { Article } from "../../article/article.ts";
import type { Clause } from "../query/query.ts";
import { readableText } from "../text/fields.ts";
import { termOf, tokenizeQuery } from "../text/terms.ts";

/** Whether the words of a clause follow one another: those of a phrase as typed, others by their stems. */
export function phraseTest({ text, phrase, field }: Clause): (article: Article) => boolean {
  const form = ({ surface, script }: { surface: string; script: boolean }) =>
    phrase || script ? surface.toLowerCase() : termOf(surface);
  const wanted = tokenizeQuery(text).map(form);
  const holds = (searched: string) => follows(tokenizeQuery(searched).map(form), wanted);
  return (article) => holds(article.title) || (field !== "title" && holds(readableText(article)));
}

function follows(words: string[], wanted: string[]): boolean {
  for (
    let at = words.indexOf(wanted[0] as string);
    at >= 0;
    at = words.indexOf(wanted[0] as string, at + 1)
  ) {
    if (wanted.every((word, i) => words[at + i] === word)) return true;
  }
  return false;
}
