import { webAddress } from "../../../article/address.ts";
import type { Draft } from "../../draft.ts";
import { cleanLine, joinLines } from "../../text/clean.ts";
import { withoutEncodedWords } from "../../text/encoded-words.ts";
import { type HtmlText, readHtmlText } from "../../text/html-text.ts";
import { detectLanguage, languageOf } from "../../text/language.ts";
import { headlineFrom } from "../../text/make-headline.ts";
import { type NamedPicture, ownPicture } from "../../text/own-picture.ts";
import { breaksOff, withoutEllipsis } from "../../text/prose.ts";
import { roughHtml } from "../../text/rough-text.ts";
import { publishedOf } from "./newest-entries.ts";
import type { RawEntry, RawFeed, RawText } from "./raw-feed.ts";

const maxTags = 20;
const maxTagChars = 60;
const maxTitleChars = 400;
/** A longer description is the article itself. */
const maxSummaryChars = 1_000;

/** Facts about all entries of a feed. */
export type Shared = {
  base?: string;
  source: string;
  language: string;
  /** Those of entries that name none. */
  authors: string[];
  /** Whether 3/4/2026 is 4 March. */
  monthFirst: boolean;
};

/** An entry as an article; undefined if it has neither a title nor a text nor an address. */
export function draftFrom(entry: RawEntry, facts: Shared): Draft | undefined {
  const words = wordsOf(entry);
  const urls = entry.links.map((link) => webAddress(link, facts.base)).filter((url) => url !== undefined);
  const title = titleOf(entry, words) || urls[0];
  if (!title) return undefined;
  return {
    title,
    ...words.texts,
    url: urls[0],
    byline: bylineOf(entry.authors) || bylineOf(facts.authors) || undefined,
    image: ownPicture([...entry.images, ...words.images], facts.base),
    source: lineOf(entry.source) || facts.source,
    section: lineOf(entry.section) || undefined,
    tags: tagsOf(entry.categories),
    language: languageOf(
      entry.language || facts.language,
      `${title}\n${words.texts.body ?? words.texts.summary ?? ""}`,
    ),
    publishedAt: publishedOf(entry, facts.monthFirst),
  };
}

/** An entry of which only the plain text is taken. */
export function roughDraftFrom(
  { title, content, summary, links }: RawEntry,
  facts: Shared,
): Draft | undefined {
  const url = webAddress(links[0] ?? "", facts.base);
  const headline = roughHtml(title?.value ?? "").title;
  const text = roughHtml((content ?? summary)?.value ?? "");
  const lines = headline ? [text.title, text.body] : [text.body];
  if (!headline && !text.title) return undefined;
  const known = { url, source: facts.source, tags: [], language: detectLanguage(text.body) };
  return {
    title: headline || text.title,
    body: lines.filter(Boolean).join("\n\n") || undefined,
    ...known,
    overran: true,
  };
}

type EntryText = { texts: Pick<Draft, "body" | "summary" | "truncated">; images: NamedPicture[] };

/** The article's text and summary; a long description is the text itself. */
function wordsOf({ content, summary }: RawEntry): EntryText {
  const { text: lead, images: inLead } = textOf(summary);
  const { text: whole, images: inWhole } = textOf(content);
  const images = [...inWhole, ...inLead];
  const teaser = withoutEllipsis(oneLine(lead));
  // Some feeds swap the two.
  if (whole && (whole.length >= lead.length || lead.length <= maxSummaryChars)) {
    const isBeginning = oneLine(whole).startsWith(teaser.slice(0, 100));
    return {
      texts: { body: whole, summary: isBeginning ? undefined : oneLine(lead), ...cut(whole) },
      images,
    };
  }
  if (lead.length > maxSummaryChars) return { texts: { body: lead, ...cut(lead) }, images };
  return { texts: lead ? { summary: teaser, ...cut(lead) } : {}, images };
}

const cut = (text: string): { truncated?: true } =>
  breaksOff(text.slice(text.lastIndexOf("\n") + 1)) === "surely" ? { truncated: true } : {};

const maxSignatureChars = 640;

/** "The post X appeared first on Y." is below every article of many blogs. */
function withoutSignature(text: string): string {
  const lastLine = Math.max(text.lastIndexOf("\n") + 1, text.length - maxSignatureChars);
  const start = text.indexOf("The post ", lastLine);
  const isSigned = start >= 0 && / (?:appeared first|first appeared) on \S/.test(text.slice(start));
  return isSigned ? text.slice(0, start).trimEnd() : text;
}

function textOf(raw: RawText | undefined): HtmlText {
  if (!raw) return { text: "", images: [] };
  const html = raw.isHtml ? raw.value : raw.value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const { text, images } = readHtmlText(html);
  return { text: withoutSignature(text), images };
}

const oneLine = (text: string): string => joinLines(text.split(/\n+/));

/** A headline in one line; one that consists only of markup counts as missing. */
function titleOf({ title }: RawEntry, { texts }: EntryText): string {
  const given = withoutEncodedWords(oneLine(textOf(title).text));
  const line = given.length > maxTitleChars ? `${given.slice(0, maxTitleChars - 1).toWellFormed()}…` : given;
  return line || headlineFrom(texts.body ?? texts.summary ?? "");
}

const lineOf = (text: string): string => cleanLine(withoutEncodedWords(readHtmlText(text).text));

/** "By Ana Lin" is Ana Lin. */
const bylineOf = (authors: string[]): string =>
  unique(authors.map((author) => lineOf(author).replace(/^by:? (?=\p{Lu})/iu, ""))).join(", ");

const unique = (values: string[]): string[] => [...new Set(values.filter(Boolean))];

const tagsOf = (categories: string[]): string[] =>
  unique(categories.map(lineOf))
    .filter((tag) => tag.length <= maxTagChars)
    .slice(0, maxTags);

/** The source of a feed's articles: the feed's title, or else its site. */
export function sourceName(
  { title, home }: Pick<RawFeed, "title" | "home">,
  url: string | undefined,
): string | undefined {
  const host = (address: string) => URL.parse(address)?.hostname.replace(/^www\./, "");
  return lineOf(title).slice(0, 100) || host(home) || host(url ?? "");
}
