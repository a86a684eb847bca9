import type { Draft } from "../draft.ts";

/**
 * All but the text is shown and compared as a whole, so that it must be of a sensible length. Of a text
 * that is longer than any book's chapter the beginning is kept: it is hashed and stored in one piece.
 */
const maxChars = { title: 1_000, address: 4_000, name: 300, tag: 100, text: 1_000_000 };
const maxTags = 50;

/** A draft whose parts are all of a sensible length. */
export function withinBounds(draft: Draft): Draft {
  const { title, url, image, byline, section, source, tags, body, summary } = draft;
  const address = (text: string | undefined) => (text && text.length <= maxChars.address ? text : undefined);
  const head = (text: string, most: number) =>
    text.length > most ? text.slice(0, most).toWellFormed() : text;
  const isLong = (body ?? summary ?? "").length > maxChars.text;
  return {
    ...draft,
    title: head(title, maxChars.title),
    ...{ body: body && head(body, maxChars.text), summary: summary && head(summary, maxChars.text) },
    ...(isLong && { truncated: true }),
    ...{ url: address(url), image: image && address(image.url) ? image : undefined },
    byline: byline && head(byline, maxChars.name),
    section: section && head(section, maxChars.name),
    source: head(source, maxChars.name),
    tags: tags.filter((tag) => tag.length <= maxChars.tag).slice(0, maxTags),
  };
}
