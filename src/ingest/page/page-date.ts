import { parseDate } from "../dates.ts";
import { blocksOf } from "./blocks.ts";
import type { Document, Element } from "./dom.ts";
import { findDate } from "./find-date.ts";
import type { JsonLd } from "./json-ld.ts";
import type { Meta } from "./meta.ts";

const published = [
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "datepublished",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "publication_date",
  "published_time",
  "published-date",
  "dc.date",
  "dc.date.issued",
  "dc.date.created",
  "dcterms.created",
  "dcterms.date",
  "dcterms.issued",
  "citation_publication_date",
  "sailthru.date",
  "parsely-pub-date",
  "article.published",
  "article:published",
  "date",
  "cxenseparse:recs:publishtime",
];
const modified = [
  "article:modified_time",
  "og:updated_time",
  "datemodified",
  "last-modified",
  "dcterms.modified",
];

/** Found in a page, the surest first: what it declares, what it shows, what its address tells. */
export function findPublished(
  page: Document,
  data: JsonLd | undefined,
  meta: Meta,
  url: string | undefined,
): number | undefined {
  const monthFirst = /^en(?:-US)?$/i.test(page.documentElement.getAttribute("lang") ?? "");
  const read = (text: string | undefined) =>
    text ? (parseDate(text) ?? findDate(text, monthFirst)) : undefined;
  const first = (texts: Iterable<string | undefined>) => {
    for (const text of texts) {
      const date = read(text);
      if (date !== undefined) return date;
    }
    return undefined;
  };
  return (
    first([data?.datePublished, ...published.map(meta)]) ??
    first(timeElements(page)) ??
    first(datedElements(page)) ??
    first(nearHeadline(page)) ??
    first([dateInAddress(url)]) ??
    first([data?.dateModified, ...modified.map(meta)])
  );
}

const elsewhere =
  "aside,footer,nav,[class*=comment i],[id*=comment i],[class*=related i],[class*=recommend i],[class*=sidebar i],[class*=widget i]";

function* within(page: Document, selector: string): Generator<Element> {
  for (const element of page.querySelectorAll(selector)) if (!element.closest(elsewhere)) yield element;
}

function* timeElements(page: Document): Generator<string> {
  for (const wanted of [
    "[itemprop=datePublished]",
    "time[pubdate],time[class*=publish i]",
    "article time,header time,main time",
    "time,abbr.published",
  ]) {
    for (const element of within(page, wanted))
      yield element.getAttribute("datetime") ??
        element.getAttribute("content") ??
        element.getAttribute("title") ??
        element.textContent ??
        "";
  }
}

/** Elements whose own name says that they hold a date; a long one holds more than that. */
function* datedElements(page: Document): Generator<string> {
  const named =
    "[class*=date i],[class*=publish i],[class*=posted i],[class*=byline i],[class*=timestamp i],[class*=time i],[class*=meta i],[id*=date i],[id*=publish i]";
  for (const element of within(page, named)) {
    const text = element.textContent?.trim() ?? "";
    if (text.length <= 200) yield text;
  }
}

/** The lines around the headline, where a page without any markup says when. */
function* nearHeadline(page: Document): Generator<string> {
  const blocks = blocksOf(page, page.body);
  const headline = Math.max(
    0,
    blocks.findIndex(({ tag }) => tag === "H1"),
  );
  for (const { text } of blocks
    .slice(headline, headline + 8)
    .concat(blocks.slice(Math.max(0, headline - 4), headline)))
    if (text.length <= 160) yield text;
}

function dateInAddress(url: string | undefined): string | undefined {
  const [, year, month, day] =
    /[/-]((?:19|20)\d{2})[/-]?(0\d|1[0-2])[/-]?([0-2]\d|3[01])(?!\d)/.exec(url ?? "") ?? [];
  return year && `${year}-${month}-${day}`;
}
