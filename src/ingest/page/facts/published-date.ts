import { findDate } from "../../dates/find-date.ts";
import { parseDate } from "../../dates/parse-date.ts";
import type { PageOrigin } from "../../draft.ts";
import { isBeside, partsNamed, textLength } from "../beside.ts";
import type { DomDocument, DomElement } from "../dom.ts";
import { dateInAddress } from "./date-in-address.ts";
import type { JsonLd } from "./json-ld.ts";
import type { Meta } from "./meta.ts";
import type { PageLines } from "./page-lines.ts";

const published = (
  "article:published_time og:article:published_time og:published_time datepublished pubdate " +
  "publishdate publish-date publish_date publication_date published_time published-date dc.date " +
  "dc.date.issued dc.date.created dcterms.created dcterms.date dcterms.issued " +
  "citation_publication_date sailthru.date parsely-pub-date article.published article:published " +
  "date cxenseparse:recs:publishtime"
).split(" ");
const modified = "article:modified_time og:updated_time datemodified last-modified dcterms.modified".split(
  " ",
);

/** When a page was published: by its metadata, its text or its address. */
export function findPublished(
  page: DomDocument,
  data: JsonLd | undefined,
  meta: Meta,
  lines: PageLines,
  { url, zone }: PageOrigin,
): number | undefined {
  const monthFirst = /^en(?:-US)?$/i.test(page.documentElement.getAttribute("lang") ?? "");
  const style = { monthFirst, zone };
  const shown: ReadDate = (text) =>
    findDate(text, style) ?? parseDate(shortDate.exec(text)?.[0] ?? "", style);
  const declared: ReadDate = (text) => parseDate(text, style) ?? shown(text);
  const metas = [data?.datePublished, ...published.map(meta)];
  return (
    first(metas.filter(isMoreThanYear), declared) ??
    first(timeElements(page), declared) ??
    first(besideHeadline(lines), shown) ??
    first(datedElements(page), shown) ??
    first(leavesBelowHeadline(page), shown) ??
    first(nearHeadline(lines), shown) ??
    first([dateInAddress(url)], shown) ??
    first(labelled(lines), shown) ??
    first([data?.dateModified, ...modified.map(meta)], declared) ??
    firstOf([...datedElements(page), ...nearHeadline(lines), ...lastLines(lines)], shown) ??
    first([meta("description"), meta("og:description")], shown) ??
    first(inScripts(page), declared) ??
    first(metas, declared)
  );
}

type ReadDate = (text: string) => number | undefined;

/** 23.09.22: in a running text it may be anything, in a line of its own it is a date. */
const shortDate = /(?<![\d.,/-])\d{1,2}([./])\d{1,2}\1\d{2}(?![\d.,/-])/;

const isMoreThanYear = (text: string | undefined): boolean => !/^\d{4}$/.test(text?.trim() ?? "");

/** The date of the first text that has one. */
const firstOf = (texts: Iterable<string | undefined>, read: ReadDate): number | undefined =>
  Iterator.from(texts)
    .map((text) => (text ? read(text) : undefined))
    .find((date) => date !== undefined);

/** A date stands at the beginning. */
const maxReadChars = 1_000;

/** The same for texts that may also have the date of the last change. */
const first = (texts: Iterable<string | undefined>, read: ReadDate): number | undefined =>
  firstOf(texts, (text) => read(partOnPublishing(text.slice(0, maxReadChars))));

const ofPublishing =
  /(?:first |originally )?(?:published|posted|publi[ée]e?|publicado|pubblicato|veröffentlicht|erstellt|erschienen|опубликовано|發布|发布|發佈|刊登|公開|입력|등록)/iu;
const ofChanging =
  /(?:last |page )?(?:updated|modified|edited|reviewed|aktualisiert|geändert|modifié|mis à jour|actualizado|aggiornato|обновлено|更新|修改|수정)/iu;

/** The part of "Updated 8 May, published 6 May" that follows "published"; "" for a change alone. */
function partOnPublishing(text: string): string {
  const [change, publishing] = [text.search(ofChanging), text.search(ofPublishing)];
  if (change < 0) return text;
  if (publishing < 0) return text.slice(0, change);
  return publishing > change ? text.slice(publishing) : text.slice(0, change);
}

const elsewhere = partsNamed("ASIDE FOOTER NAV", /comment|related|recommend|sidebar|(?<!elementor-)widget/i);

function* within(page: DomDocument, selector: string): Generator<DomElement> {
  for (const element of page.querySelectorAll(selector)) if (!isBeside(element, elsewhere)) yield element;
}

function* timeElements(page: DomDocument): Generator<string> {
  const attributes = ["datetime", "content", "title"];
  for (const selector of [
    "[itemprop~=datePublished]",
    "time[pubdate],time[class*=publish i],[property$=datePublished],[property$=dateCreated],[property~='dc:date'],[property~='dc:created']",
    "article time,header time,main time",
    "time,.published[title],.updated[title]",
  ]) {
    const found = [...within(page, selector)];
    for (const element of found.toSorted((a, b) => Number(isOfChange(a)) - Number(isOfChange(b))))
      yield attributes.map((name) => element.getAttribute(name)).find((value) => value !== null) ??
        element.textContent ??
        "";
  }
}

/** Whether what stands right before an element says that it is the date of a change: "Updated <time>". */
function isOfChange(element: DomElement): boolean {
  const before = element.previousSibling?.textContent ?? "";
  const near = before.slice(-maxLabelChars);
  return ofChanging.test(near) && !ofPublishing.test(near);
}

const maxLabelChars = 30;

const datedSelector =
  "[class*=date i],[class*=datum i],[class*=publi i],[class*=posted i],[class*=submitted i],[class*=byline i],[class*=timestamp i],[class*=time i],[class*=meta i],[id*=date i],[id*=publish i]";

/** A longer text holds other text too. */
const maxDatedChars = 200;

/** Elements named after a date. */
function* datedElements(page: DomDocument): Generator<string> {
  for (const element of within(page, datedSelector))
    if (textLength(element) <= maxDatedChars) yield element.textContent?.trim() ?? "";
}

/** Elements after the headline that hold only a date, whatever their class. */
function* leavesBelowHeadline(page: DomDocument): Generator<string> {
  const leaves = [...page.querySelectorAll("h1,span,div,p,small,em,i,b,li,td,a,font")];
  const headline = leaves.findIndex(({ tagName }) => tagName === "H1");
  for (const element of leaves.slice(Math.max(0, headline), headline + 60)) {
    const isLeaf = textLength(element) <= maxDatedChars && [...element.children].length === 0;
    const text = isLeaf ? (element.textContent?.trim() ?? "") : "";
    if (text.length >= 6 && text.length <= 40 && !isBeside(element, elsewhere)) yield text;
  }
}

/** "KEELUNG, May 6, 2026": a place and a date before the first sentence. */
const dateline = /^\p{Lu}[\p{Lu}\s,.()-]{2,40}\S{0,20}/u;

/** The short lines right above and below the headline; it may itself hold the date of what it tells of. */
function* besideHeadline({ blocks, headline }: PageLines): Generator<string> {
  const below = blocks.slice(headline + 1, headline + 4);
  const above = blocks.slice(Math.max(0, headline - 2), headline).reverse();
  for (const { text } of [...below, ...above])
    for (const line of text.split("\n")) if (line.length <= maxLineChars && !isSentence(line)) yield line;
}

const maxLineChars = 100;

/** A date in a sentence is that of something in the news. */
const isSentence = (line: string): boolean =>
  (line.length > 50 && /[.!?]$/.test(line)) || (line.length > 20 && /。$/.test(line));

/** The lines around the headline, the nearest first, for pages without any markup for dates. */
function* nearHeadline({ blocks, headline }: PageLines): Generator<string> {
  const [nearest, above, below] = [
    blocks.slice(headline, headline + 4),
    blocks.slice(Math.max(0, headline - 4), headline),
    blocks.slice(headline + 4, headline + 10),
  ];
  for (const { text } of [...nearest, ...above, ...below])
    if (text.length <= 160) yield isSentence(text) ? "" : text;
    else if (dateline.test(text) || /^\(?\d/.test(text)) yield text.slice(0, 60);
}

const label =
  /(?:datum|date|erschienen(?: am)?|veröffentlicht(?: am)?|pressemitteilung vom|meldung vom|publié le|mise en ligne|publicado|fecha|data|posted|published|опубликовано|發布|发布|日期)\s?[:：]?\s{0,3}$/iu;

/** Dates of which the page says what they are, in the same line or the one before. */
function* labelled({ blocks }: PageLines): Generator<string> {
  const lines = blocks
    .filter(({ element }) => !isBeside(element, elsewhere))
    .flatMap(({ text }) => text.slice(0, maxDatedChars).split("\n"));
  for (const [index, line] of lines.entries()) {
    const start = line.search(/\d/);
    const before = start > 0 ? line.slice(0, start) : (lines[index - 1] ?? "");
    if (start >= 0 && label.test(before.slice(-40))) yield line.slice(start);
  }
}

/** Below a text a page may say when it was changed. */
const lastLines = ({ blocks }: PageLines): string[] =>
  blocks
    .slice(-30)
    .map(({ text }) => text)
    .filter((text) => text.length <= maxDatedChars && ofChanging.test(text));

const inScript =
  /"(?:published_?(?:at|on|date)|publi(?:sh|cation)_?date|date_?published|pub_?date|created_?at)"\s*:\s*"([^"\\]{8,40})"/gi;
const maxScriptChars = 500_000;

/** What a page tells its own scripts. */
function inScripts(page: DomDocument): string[] {
  const scripts = [...page.querySelectorAll("script:not([src])")].map((script) => script.textContent ?? "");
  const found = scripts.join("\n").slice(0, maxScriptChars).matchAll(inScript);
  return [...found.take(1)].map(([, date = ""]) => date);
}
