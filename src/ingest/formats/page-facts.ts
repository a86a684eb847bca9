import { z } from "zod";
import { canonicalUrl } from "../../article/identity.ts";
import { cleanLine } from "../clean.ts";
import { parseDate } from "../dates.ts";
import type { Draft } from "../draft.ts";
import type { Document } from "./dom.ts";

/** What a page says about itself, as far as it does. */
export type PageFacts = Partial<
  Pick<
    Draft,
    | "title"
    | "summary"
    | "url"
    | "byline"
    | "image"
    | "source"
    | "section"
    | "tags"
    | "language"
    | "publishedAt"
  >
>;

const text = z.string().transform(cleanLine).catch("");
const first = z.union([
  text.refine(Boolean),
  z
    .array(z.string())
    .min(1)
    .transform(([one = ""]) => cleanLine(one)),
]);
const named = z.object({ name: text });
const names = z.union([
  z.string().transform((name) => [cleanLine(name)]),
  named.transform(({ name }) => [name]),
  z.array(z.union([z.string().transform(cleanLine), named.transform(({ name }) => name)])),
]);
const picture = z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)]);
const words = z.union([z.array(z.string()), z.string().transform((list) => list.split(","))]);

/** schema.org's NewsArticle; what of it is malformed counts as absent, for pages are full of it. */
const jsonLd = z.object({
  "@type": z.union([z.string().transform((type) => [type]), z.array(z.string())]),
  headline: text,
  description: text,
  url: text,
  datePublished: text,
  articleSection: first.optional().catch(undefined),
  inLanguage: text,
  keywords: words.optional().catch(undefined),
  author: names.optional().catch(undefined),
  publisher: named.optional().catch(undefined),
  image: z
    .union([picture, z.array(picture).transform(([one]) => one)])
    .optional()
    .catch(undefined),
});
type JsonLd = z.infer<typeof jsonLd>;

/** Facts from JSON-LD, OpenGraph and meta elements, the most reliable first. */
export function readPageFacts(document: Document): PageFacts {
  const data = readJsonLd(document);
  const meta = metaReader(document);
  const canonical = document.querySelector('link[rel~="canonical" i]')?.getAttribute("href") ?? undefined;
  const lang = document.documentElement?.getAttribute("lang") ?? undefined;
  return {
    title: firstOf([data?.headline, meta("og:title"), meta("twitter:title")]),
    summary: firstOf([meta("og:description"), data?.description, meta("description")]),
    url: firstOf([canonical, meta("og:url"), data?.url].map(toAddress)),
    byline: firstOf([
      data?.author?.filter(Boolean).join(", "),
      notAddress(meta("author")),
      notAddress(meta("article:author")),
    ]),
    image: firstOf([meta("og:image"), data?.image, meta("twitter:image")].map(toAddress)),
    source: firstOf([meta("og:site_name"), data?.publisher?.name, meta("application-name")]),
    section: firstOf([data?.articleSection, meta("article:section"), meta("section")]),
    tags: tagsOf(document, data, meta("keywords") ?? meta("news_keywords")),
    language: firstOf([lang, data?.inLanguage, meta("og:locale"), meta("content-language")].map(toLanguage)),
    publishedAt: publishedAt(document, data, meta),
  };
}

const firstOf = <T>(values: (T | undefined)[]): T | undefined => values.find(Boolean);
const toAddress = (address: string | undefined): string | undefined => canonicalUrl(address ?? "");
const notAddress = (name: string | undefined): string | undefined =>
  canonicalUrl(name ?? "") ? undefined : name;

function toLanguage(tag: string | undefined): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] : undefined;
  } catch {
    return undefined; // RangeError: no language tag
  }
}

type Meta = (name: string) => string | undefined;

function metaReader(document: Document): Meta {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const attribute = ["property", "name", "itemprop", "http-equiv"]
      .map((key) => element.getAttribute(key))
      .find(Boolean);
    const content = cleanLine(element.getAttribute("content") ?? "");
    const key = attribute?.toLowerCase();
    if (key && content && !found.has(key)) found.set(key, content);
  }
  return (name) => found.get(name);
}

const dateNames = [
  "article:published_time",
  "datepublished",
  "pubdate",
  "publishdate",
  "publish-date",
  "date",
  "dc.date",
  "dc.date.issued",
  "dcterms.created",
  "sailthru.date",
  "parsely-pub-date",
];

function publishedAt(document: Document, data: JsonLd | undefined, meta: Meta): number | undefined {
  const time = document.querySelector(
    "article time[datetime], header time[datetime], main time[datetime], time[datetime][itemprop='datePublished']",
  );
  const texts = [data?.datePublished, ...dateNames.map(meta), time?.getAttribute("datetime") ?? undefined];
  return texts.map((date) => parseDate(date ?? "")).find((date) => date !== undefined);
}

function tagsOf(document: Document, data: JsonLd | undefined, keywords: string | undefined): string[] {
  const given = Array.from(
    document.querySelectorAll('meta[property="article:tag"]'),
    (tag) => tag.getAttribute("content") ?? "",
  );
  const all = [...given, ...(data?.keywords ?? []), ...(keywords ?? "").split(/[,，、]/)].map(cleanLine);
  return [...new Set(all.filter((tag) => tag && tag.length <= 60))].slice(0, 20);
}

const articleType = /(?:Article|BlogPosting|Report)$/;

function readJsonLd(document: Document): JsonLd | undefined {
  const scripts = Array.from(document.querySelectorAll('script[type="application/ld+json" i]'));
  const things = scripts.flatMap((script) => flatten(parse(script.textContent ?? "")));
  const articles = things.flatMap((thing) => jsonLd.safeParse(thing).data ?? []);
  return articles.find((article) => article["@type"].some((type) => articleType.test(type)));
}

/** JSON-LD comes as a thing, a list of things, or a graph of them. */
function flatten(value: unknown): unknown[] {
  const things = [value].flat();
  const graphs = things.flatMap((thing) =>
    typeof thing === "object" && thing && "@graph" in thing ? [thing["@graph"]].flat() : [],
  );
  return [...things, ...graphs];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // broken JSON-LD is common: the other sources of facts remain
  }
}
