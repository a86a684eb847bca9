import { blocksOf } from "./blocks.ts";
import { type DomDocument, type DomElement, isBeside } from "./dom.ts";
import type { JsonLd } from "./json-ld.ts";
import { metaValues } from "./meta.ts";
import { namesIn } from "./person-names.ts";

/** Meta elements that name authors, the most reliable first. */
const metaNames = (
  "parsely-author sailthru.author article:author article:author_name og:article:author author byl " +
  "byline dc.creator dcterms.creator dc.contributor citation_author dcsext.author rbauthors " +
  "twitter:data1"
).split(" ");

/** How pages mark up authors, the most reliable first. */
const marks = [
  "[itemprop~=author] [itemprop~=name]",
  "[rel~=author],[itemprop~=author],[property~=author]",
  ".author-name,.byline-name,.byline__name,.byline-author,.author__name,.p-author,.vcard .fn,[class*=author-name i],[class*=authorname i],[class*=auth-name i],[class*=auth_name i],[class*=contributor i],[class*=written-by i],[class*=writtenby i],[typeof*=Person i],[data-testid*=author i]",
  ".byline,.article-author,.post-author,.entry-author,.author,.autor,.auteur,.autore,.reporter,.writer,.submitted,.username,[class*=byline i],[id*=byline i]",
  "a[href*='/author/' i],a[href*='/authors/' i],a[href*='/autor/' i],a[href*='/autoren/' i],a[href*='/auteur/' i],a[href*='/reporter/' i],a[href*='/columnist' i]",
  "[class*=author i],[class*=autor i],[id*=author i],[class*=reporter i],[class*=writer i],[class*=credit-name i]",
];
const elsewhere =
  "[class*=comment i],[id*=comment i],[class*=related i],[class*=recommend i],[class*=sidebar i],[class*=widget i],[class*=reply i],[class*=bio i],[class*=author-card i],[class*=author-box i],aside,nav,figure,body>footer";

/** Who wrote a page's article, as it declares or shows; the site's own name only if there is no other. */
export function findByline(page: DomDocument, data: JsonLd | undefined, sites: string[]): string | undefined {
  const isSite = (name: string) => sites.some((site) => site.toLowerCase() === name.toLowerCase());
  let fallback: string[] = [];
  for (const found of candidates(page, data)) {
    const people = found.filter((name) => !isSite(name));
    if (people.length > 0) return people.join(", ");
    if (fallback.length === 0) fallback = found;
  }
  return fallback.join(", ") || undefined;
}

function* candidates(page: DomDocument, data: JsonLd | undefined): Generator<string[]> {
  yield unique(data?.author ?? []);
  if (data?.people.length === 1) yield unique(data.people);
  // Twitter's first label may be a reading time or a price.
  for (const name of metaNames)
    yield unique(metaValues(page, name).filter((text) => name !== "twitter:data1" || !/\d/.test(text)));
  for (const mark of marks) yield shown(page, mark);
  yield* linesByHeadline(page);
}

const unique = (texts: string[]): string[] => [...new Set(texts.flatMap(namesIn))];

/** Names in elements that match a selector: the first with a name, and its neighbours. */
function shown(page: DomDocument, mark: string): string[] {
  const names: string[] = [];
  let place: DomElement | undefined;
  for (const element of [...page.querySelectorAll(mark)].slice(0, 20)) {
    const text = element.textContent ?? "";
    if (isBeside(element, elsewhere) || text.length > 300 || (place && !place.contains(element))) continue;
    const found = namesIn(ownLine(text));
    if (found.length > 0) place ??= element.parentElement?.parentElement ?? element;
    names.push(...found);
  }
  return [...new Set(names)];
}

/** The first line of a byline: the role, the date and buttons follow below. */
const ownLine = (text: string): string => {
  const [first = "", second = ""] = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return /^(?:by|von|par|por|作者|written by|автор)[:：]?$/iu.test(first) ? `${first} ${second}` : first;
};

const introduced =
  /^(?:by|von|par|por|di|door|av|written by|words by|reported by|story by|autor(?:in|en|es|a)?:?|authors?:|text:|автор:?|текст:?)\s+(?=\p{Lu})|^(?:文|撰文|作者|編譯|编译|採訪|撰稿)\s*[／/∕：:]|^[〔［[（(【]?(?:中央社|聯合報|本報)?(?:記者|记者)|[가-힣]{2,4}\s?(?:기자|특파원)(?:\s|$|=)|(?:記者|记者)\p{Script=Han}{2,4}[／/∕]/iu;

/** Lines near the headline or at the end of the text that name the author. */
function* linesByHeadline(page: DomDocument): Generator<string[]> {
  const blocks = blocksOf(page, page.body);
  const start = Math.max(
    0,
    blocks.findIndex(({ tag }) => tag === "H1"),
  );
  for (const { text } of [...blocks.slice(start, start + 10), ...blocks.slice(-15)])
    for (const line of text.split("\n")) if (introduced.test(line) && !isSentence(line)) yield namesIn(line);
}

/** "By Tuesday the wall had fallen." names nobody; 〔記者王小明／基隆報導〕 before the text does. */
const isSentence = (line: string): boolean =>
  /^\p{Script=Latin}/u.test(line) && (line.length > 120 || /[.]$/.test(line));
