import { Parser } from "htmlparser2";
import { cleanParagraphs } from "./clean.ts";

const maxDepth = 500;
const unread = new Set(
  "script style noscript template svg head title iframe object button select textarea figcaption".split(" "),
);
const blocks = new Set(
  "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);

/** The text of HTML, and its first picture. */
export type HtmlText = { text: string; image?: string };

class TooDeep extends Error {}

/** The text of HTML, valid or not, as paragraphs separated by an empty line. Never throws. */
export function readHtmlText(html: string): HtmlText {
  if (!isHtml(html)) return { text: cleanParagraphs(html) };
  const parts: string[] = [];
  let image: string | undefined;
  let depth = 0;
  let hidden = 0;
  const onopentag = (name: string, attributes: Record<string, string>) => {
    if (++depth > maxDepth) throw new TooDeep();
    if (unread.has(name)) hidden++;
    if (name === "br") parts.push("\n");
    if (blocks.has(name)) parts.push("\n\n");
    if (name === "img" && !isPixel(attributes)) image ??= attributes.src;
  };
  const onclosetag = (name: string) => {
    depth--;
    if (unread.has(name)) hidden--;
    if (blocks.has(name)) parts.push("\n\n");
  };
  const ontext = (data: string) => {
    if (!hidden) parts.push(data.replace(/\s+/g, " "));
  };
  const parser = new Parser({ onopentag, onclosetag, ontext }, { recognizeCDATA: true });
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error; // the text before it is kept
  }
  return { text: cleanParagraphs(parts.join("").replace(/(?<! ) *\n */g, "\n")), image };
}

/** Whether a text holds a tag or an entity: "a < b" and "AT&T" do not. */
const isHtml = (text: string): boolean => /<[a-z/!][^<>]*>|&#?\w{1,30};/i.test(text);

/** Tracking pixels and embedded icons. */
const isPixel = ({ width, height, src }: Record<string, string>): boolean =>
  !src || /^[01]$/.test(width ?? "") || /^[01]$/.test(height ?? "") || src.startsWith("data:");
