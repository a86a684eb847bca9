import { Parser } from "htmlparser2";
import { cleanParagraphs } from "./clean.ts";
import type { NamedPicture } from "./own-picture.ts";
import { joinHalves } from "./repair-entities.ts";

const maxDepth = 500;
const unread = new Set(
  "script style noscript template svg head title iframe object button select textarea figcaption".split(" "),
);
const blocks = new Set(
  "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);

/** The text of HTML, and its first pictures. */
export type HtmlText = { text: string; images: NamedPicture[] };

class TooDeep extends Error {}

/**
 * The text of HTML, valid or not, as paragraphs separated by an empty line. What was encoded once too
 * often is read once more. Never throws.
 */
export function readHtmlText(html: string): HtmlText {
  const once = readOnce(html);
  if (hasOnlyMarkup(once.text) && !/<[a-z!/]/i.test(html)) return readOnce(once.text);
  return entity.test(once.text) ? { ...once, text: withoutEntities(once.text) } : once;
}

/** Tags that end, as in the text of an article they hardly ever stand without any real one. */
const hasOnlyMarkup = (text: string): boolean =>
  /<\/(?:p|div|a|b|i|em|strong|span|h[1-6]|ul|ol|li|blockquote|figure|table)>|<(?:br|img)(?=[\s/>])/i.test(
    text,
  );

const entity =
  /&(?:amp|quot|apos|nbsp|[lr][sd]quo|hellip|[mn]dash|[aeiou](?:acute|grave|circ|uml)|#\d{2,7}|#x[\da-f]{2,6});/i;

const withoutEntities = (text: string): string =>
  text
    .split("\n")
    .map((line) => (entity.test(line) ? readOnce(line.replaceAll("<", "&lt;")).text : line))
    .join("\n");

function readOnce(html: string): HtmlText {
  if (!isHtml(html)) return { text: cleanParagraphs(html), images: [] };
  const parts: string[] = [];
  const images: NamedPicture[] = [];
  let depth = 0;
  let hidden = 0;
  const onopentag = (name: string, attributes: Record<string, string>) => {
    if (++depth > maxDepth) throw new TooDeep();
    if (unread.has(name)) hidden++;
    if (name === "br") parts.push("\n");
    if (blocks.has(name)) parts.push("\n\n");
    if (name === "img" && images.length < maxPictures) images.push(...pictureIn(attributes));
  };
  const onclosetag = (name: string) => {
    depth--;
    if (unread.has(name)) hidden--;
    if (blocks.has(name)) parts.push("\n\n");
  };
  const ontext = (data: string) => {
    if (!hidden) parts.push(data.replace(/\s+/g, " "));
  };
  const options = { recognizeCDATA: true, recognizeSelfClosing: true };
  const parser = new Parser({ onopentag, onclosetag, ontext }, options);
  try {
    parser.end(withoutUnclosed(joinHalves(html)));
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error; // the text before it is kept
  }
  return { text: cleanParagraphs(parts.join("").replace(/(?<! ) *\n */g, "\n")), images };
}

const opening =
  /<(\/?)(script|style|iframe|noscript|template|svg|title|object|button|select|textarea)(?=[\s/>])[^<>]*>/gi;

/** The code of an element that never ends does so where the text goes on. */
const tagOfText =
  /<\/?(?:p|div|h[1-6]|ul|ol|table|blockquote|figure|section|article|br|img|a|span)(?=[\s/>])/i;

/** HTML without tags of unread elements that never end, and the code behind them: they would swallow the rest. */
function withoutUnclosed(html: string): string {
  const ends = new Map<string, number>();
  for (const { 1: end, 2: name = "", index } of html.matchAll(opening))
    if (end) ends.set(name.toLowerCase(), index);
  let kept = "";
  let from = 0;
  for (const { 0: tag, 1: end, 2: name = "", index } of html.matchAll(opening)) {
    if (end || index < from || index < (ends.get(name.toLowerCase()) ?? -1)) continue;
    kept += `${html.slice(from, index)} `;
    from = index + tag.length;
    const isCode = /^s[ct]/i.test(name) && !/\ssrc\s*=/i.test(tag);
    const next = isCode ? html.slice(from).search(tagOfText) : 0;
    from = next < 0 ? html.length : from + next;
  }
  return kept + html.slice(from);
}

/** Whether a text holds a tag or an entity: "a < b" and "AT&T" do not. */
const isHtml = (text: string): boolean => /<[a-z/!][^<>]*>|&#?\w{1,30};/i.test(text);

const maxPictures = 10;

/** The picture of an element; one that is loaded later has only a stand-in as its source. */
function pictureIn({ src = "", alt, width, height, class: kind = "", ...more }: Record<string, string>) {
  const later = more["data-src"] ?? more["data-original"] ?? more["data-lazy-src"];
  const widest = widestOf(more.srcset ?? more["data-srcset"] ?? "");
  const url = [later, src, widest].find((each) => each && !/^\s*data:/i.test(each));
  return url && !/(?:^|[\s_-])(?:emoji|smiley|avatar|icon|logo)(?:$|[\s_-])/i.test(kind)
    ? [{ url, alt, width, height }]
    : [];
}

/** b.jpg of "a.jpg 400w, b.jpg 1200w". */
const widestOf = (srcset: string): string | undefined =>
  srcset
    .split(/,\s+/)
    .toSorted((a, b) => widthIn(b) - widthIn(a))[0]
    ?.trim()
    .split(/\s/)[0];

const widthIn = (candidate: string): number => Number(/\s(\d{1,5})w\s*$/.exec(candidate)?.[1] ?? 0);
