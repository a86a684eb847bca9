import { z } from "zod";
import { webAddress } from "../../article/address.ts";
import { parseDate } from "../dates/parse-date.ts";
import type { DocumentOrigin, Draft } from "../draft.ts";
import { cleanLine, cleanParagraphs } from "../text/clean.ts";
import { detectLanguage, languageTag } from "../text/language.ts";
import { headlineFrom } from "../text/make-headline.ts";

const line = z.union([z.string(), z.number()], "must be text").transform((value) => cleanLine(String(value)));

/** A value that `read` must understand; otherwise the issue names what was expected. */
const meaning = <T>(read: (text: string) => T | undefined, expected: string) =>
  z.unknown().transform((value, context) => {
    const meant = read(String(value));
    if (meant !== undefined) return meant;
    const shown = cleanLine(String(value)).slice(0, 60);
    context.addIssue({ code: "custom", message: `"${shown}" is not ${expected}` });
    return z.NEVER;
  });

const toTruth = (text: string): boolean | undefined =>
  /^(?:true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined;

const address = meaning((text) => webAddress(text), "an http or https address");
/** A number, or a text such as "1200px"; anything else is no size. */
const pixels = z
  .unknown()
  .optional()
  .transform((value) => Number.parseInt(String(value), 10))
  .transform((value) => (value > 0 && value < 100_000 ? value : undefined));
const image = z.union([
  z.object({ url: address, alt: line.optional(), width: pixels, height: pixels }),
  address.transform((url) => ({ url })),
]);
const name = z.union([line, z.object({ name: line }).transform((person) => person.name)], "must be text");
const list = z.union(
  [z.array(line), line.transform((text) => text.split(/[,，、]/).map(cleanLine))],
  "must be a list",
);

const schemaFor = (zone?: string) =>
  z
    .object({
      id: line,
      title: line,
      body: z.string("must be text").transform(cleanParagraphs),
      summary: line,
      url: address,
      byline: z.union([name, z.array(name).transform((names) => names.join(", "))], "must be text"),
      image,
      source: line,
      section: line,
      tags: list.transform((tags) => [...new Set(tags.filter(Boolean))]),
      language: meaning(languageTag, "a language tag such as en or zh-TW"),
      published: meaning(
        (text) => parseDate(text, { zone }),
        "a date such as 2026-01-31 or 2026-01-31T08:30+08:00",
      ),
      truncated: meaning(toTruth, "true or false"),
    })
    .partial();

/** By zone: building a schema takes longer than reading an article. */
const schemas = new Map<string | undefined, ReturnType<typeof schemaFor>>();

/** Other tools' names for the same fields. */
const synonyms: Record<string, string> = {
  headline: "title",
  text: "body",
  content: "body",
  description: "summary",
  excerpt: "summary",
  link: "url",
  author: "byline",
  authors: "byline",
  publisher: "source",
  category: "section",
  keywords: "tags",
  lang: "language",
  date: "published",
  publishedAt: "published",
  published_at: "published",
  datePublished: "published",
};

/** The fields under our names, without empty ones. A field's own name takes precedence over synonyms. */
function ourNames(fields: object): Record<string, unknown> {
  const filled = Object.entries(fields).filter(([, value]) => value != null && value !== "");
  const renamed = filled.map(([key, value]) => [Object.hasOwn(synonyms, key) ? synonyms[key] : key, value]);
  return { ...Object.fromEntries(renamed), ...Object.fromEntries(filled) };
}

/**
 * An article from the fields of front matter or a JSON object. If they are invalid, a code or a list
 * of problems instead of a draft.
 */
export function draftFromFields(fields: object, { folder, zone }: DocumentOrigin): Draft | string {
  const parsed = schemas.getOrInsertComputed(zone, schemaFor).safeParse(ourNames(fields));
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  const { id, published, title, ...given } = parsed.data;
  const headline = title || headlineFrom(given.body || given.summary || "");
  if (!headline) return "no_content";
  return {
    ...given,
    part: id,
    title: headline,
    source: given.source || folder,
    tags: given.tags ?? [],
    language: given.language ?? detectLanguage(`${headline}\n${given.body ?? given.summary ?? ""}`),
    publishedAt: published,
  };
}
