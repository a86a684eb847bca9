import { isBeside, type PartTest, partsNamed, textLength } from "../beside.ts";
import { blocksOf } from "../blocks.ts";
import type { DomDocument, DomElement } from "../dom.ts";
import { namesAtEnd, namesBelowHeadline, namesBesideDates, namesInLines } from "./byline-lines.ts";
import type { JsonLd } from "./json-ld.ts";
import { metaValues } from "./meta.ts";
import type { PageLines } from "./page-lines.ts";
import {
  declaredNames,
  isFullName,
  isLogin,
  isOrganisation,
  isPerson,
  namesIn,
  teamIn,
} from "./person-names.ts";

/** Meta elements that name authors, the most reliable first. */
const metaNames = (
  "parsely-author sailthru.author article:author article:author_name og:article:author author byl " +
  "byline dc.creator dcterms.creator dc.contributor citation_author dcsext.author rbauthors " +
  "cxenseparse:author shareaholic:article_author_name"
).split(" ");

/** How pages mark up authors, the most reliable first. */
const marks = [
  "[itemprop~=author] [itemprop~=name]",
  "[rel~=author],[itemprop~=author],[property~=author]",
  "byline,author,.author-name,.byline-name,.byline__name,.byline-author,.author__name,.p-author,.vcard .fn,[class*=author-name i],[class*=authorname i],[class*=auth-name i],[class*=auth_name i],[class*=contributor i],[class*=written-by i],[class*=writtenby i],[class*=wrote_by i],[class*=wrote-by i],[typeof*=Person i],[data-testid*=author i],[data-testid*=byline i]",
  ".byline,.article-author,.post-author,.entry-author,.author,.autor,.auteur,.autore,.reporter,.redakteur,.writer,.submitted,.username,[class*=byline i],[id*=byline i]",
  "a[href*='/author/' i],a[href*='/authors/' i],a[href*='/autor/' i],a[href*='/autoren/' i],a[href*='/auteur/' i],a[href*='/reporter/' i],a[href*='/columnist' i],a[href*='?author=' i]",
  "[class*=author i],[class*=autor i],[id*=author i],[class*=reporter i],[class*=writer i],[class*=credit-name i]",
];
/** What stands in these is a name, however it is written. */
const declaring = new Set(marks.slice(0, 2));
const otherTexts = partsNamed("NAV", /comment|related|recommend|sidebar|(?<!elementor-)widget|reply/i);
/** Others may be named there too. */
const portraits: PartTest = (part) => otherTexts(part) || isPortrait(part) || isPageFooter(part);
const isPortrait = partsNamed("ASIDE FIGURE", /bio|author-card|author-box/i);
const isPageFooter: PartTest = ({ tagName, parentElement }) =>
  tagName === "FOOTER" && parentElement?.tagName === "BODY";

/**
 * Who wrote a page's article, as it declares or shows; the site's own name only if there is no other. A
 * full name is better than the beginning of it or the name of a login.
 */
export function findByline(
  page: DomDocument,
  data: JsonLd | undefined,
  sites: string[],
  lines: PageLines,
): string | undefined {
  const isSite = (name: string) => sites.some((site) => site.toLowerCase() === name.toLowerCase());
  const declared = [data?.author ?? [], ...metaNames.map((name) => metaValues(page, name))];
  const others = declared.map((texts) => texts.filter((text) => !isSite(text)));
  const people = (names: string[]) => names.filter((name) => !isSite(name));
  let best = fullest(others.map(declaredNames).map(people));
  let first = best;
  for (const found of candidates(page, data, lines)) {
    if (best.some(isWhole)) break;
    if (first.length === 0) first = found;
    const named = people(found);
    if (best.length === 0 ? named.length > 0 : isFuller(named, best)) best = named;
  }
  const isOwn = declared.flat().some(isSite) && !best.some(isWhole);
  const teams = others.flat().flatMap(teamIn);
  const fallbacks = [isOwn ? [] : best, teams, declaredNames(declared.flat()), best, first];
  return [...new Set(fallbacks.find((names) => names.length > 0))].join(", ") || undefined;
}

/** The full name of a person. */
const isWhole = (name: string): boolean => isFullName(name) && !isOrganisation(name);

/** A full name is better than the beginning of it, a login or a paper. */
const isFuller = (people: string[], best: string[]): boolean =>
  !best.some(isWhole) &&
  people.some(
    (name) =>
      isPerson(name) &&
      isWhole(name) &&
      best.some((short) => isLogin(short) || isOrganisation(short) || isPartOf(short, name)),
  );

const isPartOf = (short: string, name: string): boolean =>
  name.toLowerCase().split(" ").includes(short.toLowerCase());

/** Names that a page marks or introduces as its authors', the most reliable first; last, full names where others may stand too. */
function* candidates(page: DomDocument, data: JsonLd | undefined, lines: PageLines): Generator<string[]> {
  if (data?.people.length === 1) yield declaredNames(data.people);
  yield declaredNames(labelledInTwitter(page));
  yield* namesBelowHeadline(lines).map((names) => names.filter(isPerson));
  for (const mark of marks) yield shown(page, mark, portraits);
  yield* namesBelowHeadline(lines);
  yield* namesAtEnd(lines);
  yield declaredNames(inScripts(page)).filter(isPerson);
  for (const mark of marks) yield shown(page, mark, otherTexts).filter(isPerson);
  yield* namesBesideDates(lines);
}

/** The first of several lists that names anybody, or a later one that names the same and others. */
function fullest(lists: string[][]): string[] {
  const named = lists.filter((list) => list.length > 0);
  const [first = []] = named;
  return named.reduce((best, list) => (list.length > best.length && isIn(best, list) ? list : best), first);
}

const isIn = (part: string[], whole: string[]): boolean =>
  part.every((name) => whole.some((each) => each.toLowerCase() === name.toLowerCase()));

/** A card's two labels may be anything: who wrote it, a reading time, a price. */
const labelledInTwitter = (page: DomDocument): string[] =>
  ["1", "2"].flatMap((place) =>
    metaValues(page, `twitter:label${place}`).some((label) => authorLabel.test(label))
      ? metaValues(page, `twitter:data${place}`)
      : [],
  );

const authorLabel =
  /^(?:written|posted|verfasst|geschrieben|autor|author|auteur|écrit|rédigé|escrito|publicado por|por|scritto|geschreven|skriv|napisan|автор|написано|作者|著者|작성자)/iu;

/** Names in elements that match a selector: the first with a name, and its neighbours. */
function shown(page: DomDocument, mark: string, elsewhere: PartTest): string[] {
  const names: string[] = [];
  const read = declaring.has(mark) ? (line: string) => declaredNames([line]) : namesIn;
  let first: DomElement | undefined;
  for (const element of [...page.querySelectorAll(mark)].slice(0, 20)) {
    if (textLength(element) > maxChars || isBeside(element, elsewhere)) continue;
    if (first && !isNeighbour(element, first)) continue;
    const lines = blocksOf(page, element, "lines").flatMap(({ text }) => text.split("\n"));
    const found = namesInLines(lines, read);
    if (found.length > 0) first ??= element;
    names.push(...found);
  }
  return [...new Set(names)];
}

/** A longer text tells of the author. */
const maxChars = 300;

/** Whether an element is of the same kind as another and near it. */
const isNeighbour = (element: DomElement, first: DomElement): boolean =>
  (first.parentElement?.parentElement ?? first).contains(element) &&
  element.tagName === first.tagName &&
  element.getAttribute("class") === first.getAttribute("class");

const inScript =
  /["']?\b(?:authors?|autor(?:es)?|authorname|author_name|articleauthor|article_author|contentauthor|content_author|byline|redakteur)["']?\s{0,3}[:=]\s{0,3}(?:\[\s{0,3})?["']([^"'\\<>{}[\]]{3,80})["']/gi;
const maxScriptChars = 200_000;

/** What a page tells its own scripts of the author, for statistics and the like. */
function inScripts(page: DomDocument): string[] {
  const texts = [...page.querySelectorAll("script:not([src])")].map((script) => script.textContent ?? "");
  const found = texts.join("\n").slice(0, maxScriptChars).matchAll(inScript);
  return Iterator.from(found)
    .map(([, name = ""]) => name)
    .filter((name) => declaredNames([name]).some(isFullName))
    .take(1)
    .toArray();
}
