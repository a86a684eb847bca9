import { parseDate } from "../dates/parse-date.ts";
import { type DocumentOrigin, type Draft, type ParsedDocument, UnreadableError } from "../draft.ts";
import { detectLanguage } from "../text/language.ts";
import { headlineFrom } from "../text/make-headline.ts";
import { breaksOff, isHeading, withoutEllipsis } from "../text/prose.ts";
import { isTitle, splitPage } from "./copied-page.ts";
import { isKicker, splitKicker } from "./kicker.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { roughDocument } from "./rough-draft.ts";

/**
 * Reads a plain text: an article and, if it was copied from a news site, the teasers below it.
 * Throws UnreadableError if there is neither.
 */
export function readPlainText(text: string, origin: DocumentOrigin): ParsedDocument {
  if (origin.takesRoughly?.(0)) return roughDocument(text, origin.folder);
  const { article, teasers } = splitPage(paragraphsOf(text));
  if (article.length === 0) throw new UnreadableError("no_article");
  return { drafts: [readArticle(article, origin), ...readTeasers(teasers, origin.folder)], skipped: [] };
}

type Head = Pick<Draft, "byline" | "publishedAt"> & { lines: string[]; length: number };

function readArticle(paragraphs: string[], { folder, zone }: DocumentOrigin): Draft {
  const head = readHead(paragraphs, zone);
  const [title, ...standfirst] = head.lines;
  const [lead = "", ...rest] = paragraphs.slice(head.length);
  const split = splitKicker(lead);
  const body = [split?.text ?? lead, ...rest].filter(Boolean);
  return {
    title: title || headlineFrom(body.join("\n\n")) || lead.slice(0, 90).toWellFormed(),
    summary: summaryOf(split, standfirst),
    byline: head.byline,
    publishedAt: head.publishedAt,
    body: body.join("\n\n") || undefined,
    source: folder,
    tags: [],
    language: detectLanguage(paragraphs.join("\n")),
    truncated: isCut(body) || undefined,
  };
}

/** A kicker and the standfirst after it introduce the story: they are its summary. */
function summaryOf(split: ReturnType<typeof splitKicker>, standfirst: string[]): string | undefined {
  const kicker = split && [split.kicker, split.standfirst].filter(Boolean).join(": ");
  return [...standfirst, ...(kicker ? [kicker] : [])].join(" ") || undefined;
}

const dateLabel = /^(?:published|posted|updated|date)\s*:?\s*(?:on )?/i;
const byline = /^(?:by\s+(?=\p{Lu})|(?:文|撰文)[／/]|[（(]?記者)(.{2,100})$/iu;

/** The lines above the text: headline, standfirst, byline and date. */
function readHead(paragraphs: string[], zone: string | undefined): Head {
  const head: Head = { lines: [], length: 0 };
  for (const [index, line] of paragraphs.entries()) {
    const isAbove = index === 0 ? isTitle(line, paragraphs[1]) : isHeading(line);
    // A number alone, such as 1984, is a headline.
    const date = /^\d+$/.test(line) ? undefined : parseDate(line.replace(dateLabel, ""), { zone });
    if (index > 5 || index === paragraphs.length - 1 || !(isAbove || date !== undefined)) break;
    head.length = index + 1;
    if (date !== undefined) head.publishedAt ??= date;
    else if (byline.test(line)) head.byline ??= line.replace(/^by\s+/i, "");
    else head.lines.push(line);
  }
  return head;
}

/** Whether it surely breaks off, or has full stops everywhere except at its end. */
function isCut(body: string[]): boolean {
  const last = body.at(-1) ?? "";
  const end = breaksOff(last);
  return end === "surely" || (end === "maybe" && /[.!?。！？]["”’」』]? ?\S/.test(last));
}

/** A paragraph each, with the headings above it. */
function readTeasers(paragraphs: string[], source: string): Draft[] {
  const drafts: Draft[] = [];
  let headings: string[] = [];
  for (const paragraph of paragraphs) {
    if (isHeading(paragraph)) {
      headings.push(paragraph);
      continue;
    }
    const split = splitKicker(paragraph);
    const body = withoutEllipsis(split?.text ?? paragraph);
    const title = headings.findLast((line) => !isKicker(line)) ?? headlineFrom(body);
    const above = headings.filter((line) => line !== title);
    const facts = { summary: summaryOf(split, above), source, language: detectLanguage(body) };
    drafts.push({ part: title, title, body, ...facts, tags: [], truncated: true });
    headings = [];
  }
  return drafts;
}
