import { canonicalUrl } from "../../article/identity.ts";
import type { Draft, PageOrigin } from "../draft.ts";
import { cleanLine } from "../text/clean.ts";
import { languageTag } from "../text/language.ts";
import { findByline } from "./byline.ts";
import type { DomDocument } from "./dom.ts";
import { type JsonLd, readJsonLd } from "./json-ld.ts";
import { type Meta, readMeta } from "./meta.ts";
import { findHeadline } from "./page-headline.ts";
import { findPublished } from "./published-date.ts";

/** What a page says about its article. */
export type PageFacts = Partial<Omit<PageArticle, "body">> & {
  tags: string[];
  /** Its full text, or a live blog's entries, if JSON-LD has it. */
  declaredBody?: string;
};

/** Facts from JSON-LD, OpenGraph, meta elements and what the page shows, the most reliable first. */
export function readPageFacts(page: DomDocument, { url, zone }: PageOrigin): PageFacts {
  const data = readJsonLd(page);
  const meta = readMeta(page);
  const attribute = (selector: string, name: string) =>
    page.querySelector(selector)?.getAttribute(name) ?? undefined;
  const base = URL.parse(attribute("base[href]", "href") ?? "", url)?.href ?? url;
  const toAddress = (address: string | undefined) =>
    address ? canonicalUrl(URL.parse(address, base)?.href ?? "") : undefined;
  const canonical = firstOf(
    [attribute('link[rel~="canonical" i]', "href"), meta("og:url"), data?.url, url].map(toAddress),
  );
  const source = firstOf([meta("og:site_name"), data?.publisher, meta("application-name")]);
  const sites = [source, data?.publisher, meta("application-name"), hostName(canonical ?? url)].flatMap(
    (name) => name ?? [],
  );
  const titles = [data?.headline, meta("og:title"), meta("twitter:title"), meta("dc.title"), meta("title")];
  return {
    title: findHeadline(
      page,
      titles.flatMap((title) => title ?? []),
      sites,
    ),
    summary: firstOf([
      meta("og:description"),
      data?.description,
      meta("description"),
      meta("twitter:description"),
    ]),
    canonicalUrl: canonical,
    byline: findByline(page, data, sites),
    image: firstOf(
      [
        meta("og:image"),
        meta("og:image:url"),
        data?.image[0],
        meta("twitter:image"),
        meta("twitter:image:src"),
      ].map(toAddress),
    ),
    source,
    section: firstOf([
      data?.articleSection[0],
      meta("article:section"),
      meta("section"),
      meta("og:article:section"),
    ]),
    tags: tagsOf(page, data, meta),
    language: firstOf(
      [
        page.documentElement.getAttribute("lang") ?? page.documentElement.getAttribute("xml:lang"),
        data?.inLanguage,
        meta("og:locale"),
        meta("content-language"),
      ].map((tag) => languageTag(tag ?? "")),
    ),
    publishedAt: findPublished(page, data, meta, { url: canonical ?? url, zone }),
    declaredBody: firstOf([data?.liveBlogUpdate.join("\n\n"), data?.articleBody]),
  };
}

const firstOf = <T>(values: (T | undefined)[]): T | undefined => values.find(Boolean);

/** "bbc" of www.bbc.co.uk. */
const hostName = (url: string | undefined): string | undefined =>
  URL.parse(url ?? "")
    ?.hostname.replace(/^(?:www|m|amp|news|blog|edition)\./, "")
    .replace(/(?:\.(?:com?|org|net|gov|edu|ac))?\.\w+$/, "");

function tagsOf(page: DomDocument, data: JsonLd | undefined, meta: Meta): string[] {
  const given = Array.from(
    page.querySelectorAll('meta[property="article:tag"]'),
    (tag) => tag.getAttribute("content") ?? "",
  );
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
};
