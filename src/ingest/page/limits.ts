import { UnreadableError } from "../draft.ts";

/** What is done with a page grows with its elements; an article's page has a few thousand. */
const mostTags = 100_000;
/** It also grows with their nesting, by its square and more; an article's page has some forty levels. */
const deepest = 400;

const tag = /<[a-z/]/gi;
const inline = "a|b|big|code|em|font|i|s|small|span|strong|tt|u";
const nesting = new RegExp(
  `<(/?)(?:${inline}|address|article|aside|blockquote|center|details|div|dl|figure|footer|form|h[1-6]|header|main|nav|ol|pre|section|table|ul)(?=[\\s>/])`,
  "gi",
);
const inlineTag = new RegExp(`</?(?:${inline})(?=[\\s>/])[^>]*>`, "gi");

/**
 * A page that can be read in good time: as it is, or, where tags of type are never closed, without
 * them. Throws UnreadableError for one that is built to exhaust its reader.
 */
export function withinLimits(html: string): string {
  if ((html.match(tag)?.length ?? 0) > mostTags) throw new UnreadableError("page_too_large");
  if (depthOf(html) <= deepest) return html;
  const plain = html.replace(inlineTag, " ");
  if (depthOf(plain) > deepest) throw new UnreadableError("nested_too_deeply");
  return plain;
}

/** How deep the tags of a page are nested, roughly: those that close by themselves do not count. */
function depthOf(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [, isClosing] of html.matchAll(nesting)) {
    depth = isClosing ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  return most;
}
