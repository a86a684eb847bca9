import type { Article } from "../../article/article.ts";
import type { Entry } from "../../chat/reply.ts";
import type { Words } from "../../locales/en/sentences.ts";
import type { Hit } from "../../search/search-index.ts";
import { opening, shownPassage } from "../passage.ts";

type Shown = Partial<Pick<Entry, "title" | "passage" | "notes">>;

/** A story as lists show it: headline, passage, where from, a button to read it. */
export function articleEntry(article: Article, words: Words, shown: Shown = {}): Entry {
  const { id, url, source, section, publishedAt, image } = article;
  return {
    id,
    title: shown.title ?? { text: article.title, marks: [] },
    passage: shown.passage ?? opening(article),
    url,
    source,
    section,
    publishedAt,
    image,
    notes: [...(article.truncated ? [words.teaser] : []), ...(shown.notes ?? [])],
    actions: [{ label: words.buttons.read, command: `read ${id}` }],
  };
}

/** A hit, with what was searched for marked. */
export function hitEntry(hit: Hit, words: Words, notes: string[] = []): Entry {
  const passage = hit.passage.text ? shownPassage(hit.article, hit.passage) : undefined;
  const also = hit.also ? [words.alsoIn(hit.also)] : [];
  return articleEntry(hit.article, words, { title: hit.title, passage, notes: [...also, ...notes] });
}
