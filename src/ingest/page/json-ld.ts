import { z } from "zod";
import { cleanLine, cleanParagraphs } from "../text/clean.ts";
import { type DomDocument, unescapeText } from "./dom.ts";

const asLine = (value: string): string => cleanLine(unescapeText(value));
const line = z.string().transform(asLine);
const text = line.optional().catch(undefined);
/** A thing with a name, or the name alone. */
const name = z.union([line, z.object({ name: line }).transform((thing) => thing.name)]);
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .unknown()
    .optional()
    .transform((value) => [value].flat().flatMap((each) => item.safeParse(each).data ?? []) as z.infer<T>[]);
const picture = z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)]);
const words = line.transform((list) => list.split(/[,，、]/));
const body = z.string().transform((value) => cleanParagraphs(unescapeText(value)));

/** schema.org's article; what of it is malformed counts as absent, for pages are full of it. */
const schema = z.object({
  "@type": listOf(z.string()),
  headline: text,
  name: text,
  description: text,
  url: text,
  datePublished: text,
  dateModified: text,
  articleSection: listOf(line),
  inLanguage: text,
  keywords: listOf(words),
  author: listOf(name),
  publisher: name.optional().catch(undefined),
  image: listOf(picture),
  articleBody: body.optional().catch(undefined),
  liveBlogUpdate: listOf(z.object({ articleBody: body }).transform((update) => update.articleBody)),
});

/** What a page's JSON-LD says of its article. */
export type JsonLd = z.infer<typeof schema>;

const articleType = /(?:Article|BlogPosting|LiveBlogPosting|Report)$/;

/** The article that a page describes in JSON-LD: of several, the one with the most to say. */
export function readJsonLd(document: DomDocument): JsonLd | undefined {
  const scripts = [...document.querySelectorAll('script[type*="ld+json" i]')];
  const things = scripts.flatMap((script) => thingsIn(parse(script.textContent ?? "")));
  const known = new Map(things.map((thing) => [Reflect.get(thing, "@id"), thing]));
  const articles = things
    .map((thing) => withAuthors(thing, known))
    .flatMap((thing) => schema.safeParse(thing).data ?? [])
    .filter((article) => article["@type"].some((type) => articleType.test(type)));
  return articles.toSorted((a, b) => wealth(b) - wealth(a))[0];
}

/** An author may be named by the id of another thing on the page, or be called its creator. */
function withAuthors(thing: object, known: Map<unknown, object>): object {
  const given = [Reflect.get(thing, "author") ?? Reflect.get(thing, "creator")].flat(2);
  const author = given.map((each) =>
    isNameless(each) ? (known.get(Reflect.get(each, "@id")) ?? each) : each,
  );
  return { ...thing, author: author.filter((each) => each !== undefined) };
}

const isNameless = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !("name" in value);

const wealth = ({ headline, datePublished, author, articleBody }: JsonLd): number =>
  [headline, datePublished, author[0], articleBody].filter(Boolean).length;

/** JSON-LD comes as a thing, a list of things, a graph of them, or a page about one. */
function thingsIn(value: unknown, depth = 0): object[] {
  if (depth > 4) return [];
  return [value].flat(2).flatMap((thing) => {
    if (typeof thing !== "object" || thing === null) return [];
    const inner = ["@graph", "mainEntity", "mainEntityOfPage"].map((key) => Reflect.get(thing, key));
    return [thing, ...inner.flatMap((each) => thingsIn(each, depth + 1))];
  });
}

function parse(json: string): unknown {
  const bare = json.replace(/^\s*(?:<!--|\/\*.*?\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/s, "");
  for (const candidate of [
    bare,
    bare.replace(/(?:\/\/\s*)?(?:-->|\]\]>)?[\s;]*$/, "").replace(/[\n\r\t]+/g, " "),
  ]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // broken JSON-LD is common: the other sources of facts remain
    }
  }
  return undefined;
}
