import type { Article } from "../../article/article.ts";
import { readableText } from "../analyze/fields.ts";
import { termOf, tokenizeQuery } from "../analyze/terms.ts";
import { tokenize } from "../analyze/tokenize.ts";
import type { Breath } from "../breath.ts";
import type { Part } from "../segment/merge.ts";
import type { Postings } from "../segment/segment.ts";
import type { Clause } from "../types.ts";
import type { Alternative } from "./plan.ts";
import { all, livePostings } from "./postings.ts";

/** Where the documents of an alternative in a part come from. */
export type Lists = (part: Part, alternative: Alternative) => Promise<Postings>;

/**
 * The documents of a part that satisfy an alternative. Phrases and words of the headline are looked
 * up in the text of those that have all the terms: positions would double the index for a rare use.
 */
export async function listOf(
  part: Part,
  { terms, exact }: Alternative,
  articleOf: (id: string) => Article | undefined,
  breath: Breath,
): Promise<Postings> {
  const postings = all(terms.map((term) => livePostings(part, term)));
  if (!exact) return postings;
  const holds = textTest(exact);
  const kept: number[] = [];
  for (const [i, doc] of postings.docs.entries()) {
    const article = articleOf(part.segment.ids.at(doc));
    if (article && holds(article)) kept.push(i);
    if (breath.due) await breath.pause();
  }
  return {
    docs: Uint32Array.from(kept, (i) => postings.docs[i] as number),
    weights: Uint8Array.from(kept, (i) => postings.weights[i] as number),
  };
}

/** Whether the words of a clause follow one another: those of a phrase as typed, others by their stems. */
function textTest({ text, phrase, field }: Clause): (article: Article) => boolean {
  const form = ({ surface, script }: { surface: string; script: boolean }) =>
    phrase || script ? surface.toLowerCase() : termOf(surface);
  const wanted = tokenizeQuery(text).map(form);
  const holds = (searched: string) => follows(tokenize(searched).map(form), wanted);
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
