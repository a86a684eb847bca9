import { webAddress } from "../../../article/address.ts";
import type { Draft, PageOrigin, ParsedDocument } from "../../draft.ts";
import { cleanLine } from "../../text/clean.ts";
import { languageTag } from "../../text/language.ts";
import { type NamedPicture, ownPicture } from "../../text/own-picture.ts";
import type { DomDocument } from "../dom.ts";
import { findByline } from "./byline.ts";
import { findHeadline } from "./headline/page-headline.ts";
import { type JsonLd, readJsonLd } from "./json-ld.ts";
import { type Meta, openGraphPictures, readMeta } from "./meta.ts";
import { readPageLines } from "./page-lines.ts";
import { findPublished } from "./published-date.ts";

/** Facts that a page declares about its article. */
export type PageFacts = Partial<Omit<PageArticle, "body">> & {
  tags: string[];
  /** Its full text, or a live blog's entries, if JSON-LD has it. */
  declaredBody?: string;
};

/** Facts from JSON-LD, OpenGraph, meta elements and what the page shows, the most reliable first. */
export function readPageFacts(page: DomDocument, { url, zone }: PageOrigin): PageFacts {
  const data = readJsonLd(page);
  const meta = readMeta(page);
  const href = (selector: string) => page.querySelector(selector)?.getAttribute("href") ?? undefined;
  const base = URL.parse(href("base[href]") ?? "", url)?.href ?? url;
  const firstAddress = (addresses: (string | undefined)[]) =>
    addresses.map((each) => each && webAddress(each, base)).find(Boolean);
  const canonical = firstAddress([href('link[rel~="canonical" i]'), meta("og:url"), data?.url, url]);
  const source = meta("og:site_name") || data?.publisher || meta("application-name");
  const names = [source, data?.publisher, meta("application-name"), hostName(canonical ?? url)];
  const sites = names.filter((name) => name !== undefined);
  const titles = [
    data?.headline,
    ...[
      "og:title",
      "twitter:title",
      "dc.title",
      "parsely-title",
      "sailthru.title",
      "citation_title",
      "title",
    ].map(meta),
  ];
  const declaredTitles = titles.filter((title) => title !== undefined);
  const root = page.documentElement;
  const shown = root.getAttribute("lang") ?? root.getAttribute("xml:lang") ?? undefined;
  const languages = [shown, data?.inLanguage, meta("og:locale"), meta("content-language")];
  const title = findHeadline(page, declaredTitles, sites, url ?? canonical);
  const lines = readPageLines(page, title);
  return {
    title,
    summary:
      meta("og:description") || data?.description || meta("description") || meta("twitter:description"),
    canonicalUrl: canonical,
    byline: findByline(page, data, sites, lines),
    image: ownPicture(picturesOf(page, data, meta), base),
    source,
    section:
      data?.articleSection[0] || meta("article:section") || meta("section") || meta("og:article:section"),
    tags: tagsOf(page, data, meta),
    language: languages.map((tag) => languageTag(tag)).find(Boolean),
    publishedAt: findPublished(page, data, meta, lines, { url: canonical ?? url, zone }),
    declaredBody: data?.liveBlogUpdate.join("\n\n") || data?.articleBody,
  };
}

/** The pictures that a page declares as its article's; where it declares none, those in the article. */
function picturesOf(page: DomDocument, data: JsonLd | undefined, meta: Meta): NamedPicture[] {
  const alt = meta("twitter:image:alt");
  const twitter = ["twitter:image", "twitter:image:src"].map((name) => ({ url: meta(name) ?? "", alt }));
  const declared = [...openGraphPictures(page), ...(data?.image ?? []), ...twitter];
  return declared.some(({ url }) => url) ? declared : shownPictures(page);
}

/** A picture without a size may be anything, unless it is set as a figure. */
function shownPictures(page: DomDocument): NamedPicture[] {
  const images = page.querySelectorAll("article img, main img, [itemprop='articleBody'] img");
  return [...images].flatMap((image) => {
    const read = (name: string) => image.getAttribute(name) ?? undefined;
    const url = read("data-src") ?? read("src");
    const isMeant = read("width") !== undefined || image.closest("figure") !== null;
    return url && isMeant ? [{ url, alt: read("alt"), width: read("width"), height: read("height") }] : [];
  });
}

/** "bbc" of www.bbc.co.uk. */
const hostName = (url: string | undefined): string | undefined =>
  URL.parse(url ?? "")
    ?.hostname.replace(/^(?:www|m|amp|news|blog|edition)\./, "")
    .replace(/(?:\.(?:com?|org|net|gov|edu|ac))?\.\w+$/, "");

function tagsOf(page: DomDocument, data: JsonLd | undefined, meta: Meta): string[] {
  const elements = [...page.querySelectorAll('meta[property="article:tag"]')];
  const given = elements.map((tag) => tag.getAttribute("content") ?? "");
  const keywords = (meta("keywords") ?? meta("news_keywords") ?? "").split(/[,，、]/);
  const all = [...given, ...(data?.keywords.flat() ?? []), ...keywords].map(cleanLine);
  return [...new Set(all.filter((tag) => tag && tag.length <= 60))].slice(0, 20);
}

/** The one article of a web page. Times in milliseconds since the epoch, languages in BCP 47. */
export type PageArticle = Pick<
  Draft,
  "title" | "summary" | "byline" | "publishedAt" | "section" | "image" | "tags" | "language"
> & {
  /** Plain text, paragraphs separated by an empty line; "" if the page shows none. */
  body: string;
  canonicalUrl?: string;
  /** The site, as it names itself. */
  source?: string;
  selected?: ParsedDocument["selected"];
};
