import { isBeside, type PartTest, partsNamed, textLength } from "../beside.ts";
import { blocksOf } from "../blocks.ts";
import type { DomDocument, DomElement } from "../dom.ts";
import { namesInLines } from "./byline-lines.ts";
import type { PageLines } from "./page-lines.ts";
import { declaredNames, namesIn } from "./person-names.ts";

/** How pages mark up authors, the most reliable first. */
export const marks = [
  "[itemprop~=author] [itemprop~=name]",
  "[rel~=author],[itemprop~=author],[property~=author]",
  "byline,author,.author-name,.byline-name,.byline__name,.byline-author,.author__name,.p-author,.vcard .fn,[class*=author-name i],[class*=authorname i],[class*=auth-name i],[class*=auth_name i],[class*=contributor i],[class*=written-by i],[class*=writtenby i],[class*=wrote_by i],[class*=wrote-by i],[typeof*=Person i],[data-testid*=author i],[data-testid*=byline i]",
  ".byline,.article-author,.post-author,.entry-author,.author,.autor,.auteur,.autore,.reporter,.redakteur,.writer,.submitted,.username,[class*=byline i],[id*=byline i]",
  "a[href*='/author/' i],a[href*='/authors/' i],a[href*='/autor/' i],a[href*='/autoren/' i],a[href*='/auteur/' i],a[href*='/reporter/' i],a[href*='/columnist' i],a[href*='?author=' i]",
  "[class*=author i],[class*=autor i],[id*=author i],[class*=reporter i],[class*=writer i],[class*=credit-name i]",
];
/** The people of a site; some may have nothing to do with the article. */
export const profiles = "a[href*='/profil/' i],a[href*='/profile/' i],a[href*='/staff/' i]";
/** What stands in these is a name, however it is written. */
const declaring = new Set(marks.slice(0, 2));
export const otherTexts = partsNamed("NAV", /comment|related|recommend|sidebar|(?<!elementor-)widget|reply/i);
/** Others may be named there too. */
export const portraits: PartTest = (part) => otherTexts(part) || isPortrait(part) || isPageFooter(part);
const isPortrait = partsNamed("ASIDE FIGURE", /bio|author-card|author-box/i);
const isPageFooter: PartTest = ({ tagName, parentElement }) =>
  tagName === "FOOTER" && parentElement?.tagName === "BODY";

/** Names in elements that match a selector: the first with a name, and its neighbours. */
export function shown(page: DomDocument, mark: string, elsewhere: PartTest): string[] {
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

/** Texts of the author's place: a line that begins with "by", or a short element that is marked so. */
export function textsOfAuthors(page: DomDocument, { blocks, headline }: PageLines): string[] {
  const below = blocks.slice(headline + 1, headline + 5).map(({ text }) => text);
  const marked = [...page.querySelectorAll(marks.slice(1, 4).join(","))]
    .filter((element) => textLength(element) < 80 && !isBeside(element, portraits))
    .map((element) => element.textContent ?? "");
  return [...marked, ...below.filter((text) => /^(?:by|von|par|por)\s/iu.test(text))];
}
