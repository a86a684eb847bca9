import { findDate } from "../dates/find-date.ts";
import { parseDate } from "../dates/parse-date.ts";
import type { PageOrigin } from "../draft.ts";
import { blocksOf } from "./blocks.ts";
import { type DomDocument, type DomElement, isBeside } from "./dom.ts";
import type { JsonLd } from "./json-ld.ts";
import type { Meta } from "./meta.ts";

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
  { url, zone }: PageOrigin,
): number | undefined {
  const monthFirst = /^en(?:-US)?$/i.test(page.documentElement.getAttribute("lang") ?? "");
  const style = { monthFirst, zone };
  const shown: ReadDate = (text) => findDate(text, style);
  const declared: ReadDate = (text) => parseDate(text, style) ?? findDate(text, style);
  const metas = [data?.datePublished, ...published.map(meta)];
  return (
    first(metas.filter(isMoreThanYear), declared) ??
    first(timeElements(page), declared) ??
    first(datedElements(page), shown) ??
    first(leavesBelowHeadline(page), shown) ??
    first(nearHeadline(page), shown) ??
    first([dateInAddress(url)], shown) ??
    first([data?.dateModified, ...modified.map(meta)], declared) ??
    firstOf([...datedElements(page), ...nearHeadline(page)], shown) ??
    first(metas, declared)
  );
}

type ReadDate = (text: string) => number | undefined;

const isMoreThanYear = (text: string | undefined): boolean => !/^\d{4}$/.test(text?.trim() ?? "");

/** The date of the first text that has one. */
const firstOf = (texts: Iterable<string | undefined>, read: ReadDate): number | undefined =>
  Iterator.from(texts)
    .map((text) => (text ? read(text) : undefined))
    .find((date) => date !== undefined);

/** The same for texts that may also have the date of the last change. */
const first = (texts: Iterable<string | undefined>, read: ReadDate): number | undefined =>
  firstOf(texts, (text) => read(partOnPublishing(text)));

const ofPublishing =
  /(?:first |originally )?(?:published|posted|publi[ée]e?|publicado|pubblicato|veröffentlicht|erstellt|опубликовано|發布|发布|發佈|刊登|公開|입력|등록)/iu;
const ofChanging =
  /(?:last |page )?(?:updated|modified|edited|reviewed|aktualisiert|geändert|modifié|mis à jour|actualizado|aggiornato|обновлено|更新|修改|수정)/iu;

/** The part of "Updated 8 May, published 6 May" that follows "published"; "" for a change alone. */
function partOnPublishing(text: string): string {
  const [change, publishing] = [text.search(ofChanging), text.search(ofPublishing)];
  if (change < 0) return text;
  if (publishing < 0) return text.slice(0, change);
  return publishing > change ? text.slice(publishing) : text.slice(0, change);
}

const elsewhere =
  "aside,footer,nav,[class*=comment i],[id*=comment i],[class*=related i],[class*=recommend i],[class*=sidebar i],[class*=widget i]";

function* within(page: DomDocument, selector: string): Generator<DomElement> {
  for (const element of page.querySelectorAll(selector)) if (!isBeside(element, elsewhere)) yield element;
}

function* timeElements(page: DomDocument): Generator<string> {
  const attributes = ["datetime", "content", "title"];
  for (const selector of [
    "[itemprop=datePublished]",
    "time[pubdate],time[class*=publish i]",
    "article time,header time,main time",
    "time,abbr.published",
  ]) {
    for (const element of within(page, selector))
      yield attributes.map((name) => element.getAttribute(name)).find((value) => value !== null) ??
        element.textContent ??
        "";
  }
}

const datedSelector =
  "[class*=date i],[class*=publish i],[class*=posted i],[class*=submitted i],[class*=byline i],[class*=timestamp i],[class*=time i],[class*=meta i],[id*=date i],[id*=publish i]";

/** Elements named after a date; a long one holds other text too. */
function* datedElements(page: DomDocument): Generator<string> {
  for (const element of within(page, datedSelector)) {
    const text = element.textContent?.trim() ?? "";
    if (text.length <= 200) yield text;
  }
}

/** Elements after the headline that hold only a date, whatever their class. */
function* leavesBelowHeadline(page: DomDocument): Generator<string> {
  const leaves = [...page.querySelectorAll("h1,span,div,p,small,em,i,b,li,td,a,font")];
  const headline = leaves.findIndex(({ tagName }) => tagName === "H1");
  for (const element of leaves.slice(Math.max(0, headline), headline + 60)) {
    const text = element.textContent?.trim() ?? "";
    const isLeaf = [...element.children].length === 0;
    if (text.length >= 6 && text.length <= 40 && isLeaf && !isBeside(element, elsewhere)) yield text;
  }
}

/** "KEELUNG, May 6, 2026": a place and a date before the first sentence. */
const dateline = /^\p{Lu}[\p{Lu}\s,.()-]{2,40}\S{0,20}/u;

/** The lines around the headline, for pages without any markup for dates. */
function* nearHeadline(page: DomDocument): Generator<string> {
  const blocks = blocksOf(page, page.body);
  const found = blocks.findIndex(({ tag }) => tag === "H1");
  const headline = Math.max(0, found);
  const [above, below] = [
    blocks.slice(Math.max(0, headline - 4), headline),
    blocks.slice(headline, headline + 8),
  ];
  for (const { text } of [...below, ...above])
    if (text.length <= 160) yield text;
    else if (dateline.test(text)) yield text.slice(0, 60);
}

const addressForms = [
  /[/_-]((?:19|20)\d{2})[/_-]?(0\d|1[0-2])[/_-]?([0-2]\d|3[01])(?!\d)/,
  /[/_-]((?:19|20)\d{2})[/_-]([1-9]|[a-z]{3,9})[/_-]([0-2]?\d|3[01])(?!\d)/i,
];

/** /2026/05/06/, /20260506-, /2026-5-6/, /2026/may/06/. */
function dateInAddress(url: string | undefined): string | undefined {
  const path = URL.parse(url ?? "")?.pathname ?? "";
  const [, year, month = "", day] = addressForms.map((form) => form.exec(path)).find(Boolean) ?? [];
  return year && (/^\d/.test(month) ? `${year}-${month}-${day}` : `${day} ${month} ${year}`);
}
