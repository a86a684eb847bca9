import { z } from "zod";
import { cleanLine, cleanParagraphs } from "../../text/clean.ts";
import type { NamedPicture } from "../../text/own-picture.ts";
import { type DomDocument, unescapeText } from "../dom.ts";

const asLine = (value: string): string => cleanLine(unescapeText(value));
const line = z.string().transform(asLine);
const text = line.optional().catch(undefined);
/** An object with a name, or only the name. */
const name = z.union([line, z.object({ name: line }).transform((object) => object.name)]);
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .unknown()
    .optional()
    .transform((value) => [value].flat().flatMap((each) => item.safeParse(each).data ?? []) as z.infer<T>[]);
const digits = z.union([z.string(), z.number().transform(String)]);
/** A number, a text such as "1200px", or an object with either as its value. */
const measure = z
  .union([digits, z.object({ value: digits }).transform(({ value }) => value)])
  .optional()
  .catch(undefined);
const pictureObject = z.object({ caption: text, description: text, width: measure, height: measure });
const picture = z.union([
  z.string().transform((url): NamedPicture => ({ url })),
  pictureObject.extend({ url: z.string().optional(), contentUrl: z.string().optional() }).transform(
    ({ url, contentUrl, caption, description, width, height }): NamedPicture => ({
      url: url ?? contentUrl ?? "",
      ...{ alt: caption ?? description, width, height },
    }),
  ),
]);
const words = line.transform((list) => list.split(/[,，、]/));
const body = z.string().transform((value) => cleanParagraphs(unescapeText(value)));

/** schema.org's article; malformed fields, which are common, count as absent. */
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

type Described = z.infer<typeof schema>;

/** A page's JSON-LD about its article; `people` are those that it describes beside it. */
export type JsonLd = Described & { people: string[] };

const articleType = /(?:Article|BlogPosting|LiveBlogPosting|Report)$/;
/** A page, a recipe and the like have an author and a date too. */
const pageType = /^(?:WebPage|ItemPage|Recipe|VideoObject|PodcastEpisode|Review|CreativeWork|HowTo)$/;

/**
 * The article that a page describes in JSON-LD: of several, the one with the most fields. What it lacks
 * is taken from the description of the page.
 */
export function readJsonLd(document: DomDocument): JsonLd | undefined {
  const scripts = [...document.querySelectorAll('script[type*="ld+json" i]')];
  const objects = scripts.flatMap((script) => objectsIn(parse(script.textContent ?? "")));
  const known = new Map(objects.map((object) => [Reflect.get(object, "@id"), object]));
  const described = objects
    .map((object) => withAuthors(object, known))
    .flatMap((object) => schema.safeParse(object).data ?? []);
  const ofType = (form: RegExp) =>
    described.filter(({ "@type": types }) => types.some((type) => form.test(type)));
  const [article, page] = [articleType, pageType].map(
    (form) => ofType(form).toSorted((a, b) => wealth(b) - wealth(a))[0],
  );
  const best = article ?? page;
  if (!best) return undefined;
  const people = [...new Set(ofType(/^Person$/).flatMap(({ name: person }) => person ?? []))];
  if (!article || !page) return { ...best, headline: article?.headline, people };
  const { author, datePublished, dateModified } = page;
  return {
    ...article,
    author: article.author.length > 0 ? article.author : author,
    datePublished: article.datePublished ?? datePublished,
    dateModified: article.dateModified ?? dateModified,
    people,
  };
}

/** An author may be a reference to another object on the page, or called the creator. */
function withAuthors(object: object, known: Map<unknown, object>): object {
  const given = [Reflect.get(object, "author") ?? Reflect.get(object, "creator")].flat(2);
  const author = given.map((each) => {
    const isNameless = typeof each === "object" && each !== null && !("name" in each);
    return isNameless ? (known.get(each["@id"]) ?? each) : each;
  });
  return { ...object, author: author.filter((each) => each !== undefined) };
}

const wealth = ({ headline, datePublished, author, articleBody }: Described): number =>
  [headline, datePublished, author[0], articleBody].filter(Boolean).length;

/** JSON-LD is an object, a list of objects, a graph, or a page about an object. */
function objectsIn(value: unknown, depth = 0): object[] {
  if (depth > 4) return [];
  return [value].flat(2).flatMap((object) => {
    if (typeof object !== "object" || object === null) return [];
    const inner = ["@graph", "mainEntity", "mainEntityOfPage"].map((key) => Reflect.get(object, key));
    return [object, ...inner.flatMap((each) => objectsIn(each, depth + 1))];
  });
}

function parse(json: string): unknown {
  const bare = json.replace(/^\s*(?:<!--|\/\*.*?\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/s, "");
  const repaired = bare
    .replace(/(?<![\s;])[\s;]+$/, "")
    .replace(/(?:\/\/\s*)?(?:-->|\]\]>)$|\/\/$/, "")
    .replace(/[\n\r\t]+/g, " ");
  const withoutCommas = repaired.replace(/,(?=\s{0,100}[}\]])/g, "");
  for (const candidate of [bare, repaired, withoutCommas]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // broken JSON-LD is common, and pages declare their facts elsewhere too
    }
  }
  return undefined;
}
