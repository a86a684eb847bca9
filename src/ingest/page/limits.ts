import { UnreadableError } from "../draft.ts";

/** The time a page takes grows with its elements; an article's page has a few thousand. */
const maxTags = 100_000;
/** It also grows with the square of their nesting, or faster; an article's page has some forty levels. */
const maxDepth = 400;

const tag = /<[a-z/]/gi;
const inline = "a|b|big|code|em|font|i|s|small|span|strong|tt|u";
const nesting = new RegExp(
  `<(/?)(?:${inline}|address|article|aside|blockquote|center|details|div|dl|figure|footer|form|h[1-6]|header|main|nav|ol|pre|section|table|ul)(?=[\\s>/])`,
  "gi",
);
const inlineTag = new RegExp(`</?(?:${inline})(?=[\\s>/])[^<>]*>`, "gi");

/**
 * The page unchanged if it can be read in reasonable time; without its inline tags if only unclosed
 * ones prevent that. Throws UnreadableError for a page built to exhaust its reader.
 */
export function withinLimits(html: string): string {
  if ((html.match(tag)?.length ?? 0) > maxTags) throw new UnreadableError("page_too_large");
  if (depthOf(html) <= maxDepth) return html;
  const plain = html.replace(inlineTag, " ");
  if (depthOf(plain) > maxDepth) throw new UnreadableError("nested_too_deeply");
  return plain;
}

/** Roughly how deep the tags of a page are nested; void elements do not count. */
function depthOf(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [, isClosing] of html.matchAll(nesting)) {
    depth = isClosing ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  return most;
}
