import { type DomDocument, type DomElement, isText, textsAndElements } from "./dom.ts";

/** What the elements of a page hold; each is looked at once, for hundreds may lie in one another. */
type PageContents = { lengths: Map<DomElement, number>; holdHeadlines: Set<DomElement> };

const known = new WeakMap<DomDocument, PageContents>();

const contentsOf = ({ ownerDocument }: DomElement): PageContents =>
  known.getOrInsertComputed(ownerDocument, readContents);

/** The length of an element's text in characters, in the page as it was when it was first asked for. */
export const textLength = (element: DomElement): number => contentsOf(element).lengths.get(element) ?? 0;

/** Tells by its element whether a part of a page is of a kind. */
export type PartTest = (part: DomElement) => boolean;

/** @param tags names of elements, in capitals; @param names what their classes or ids have in them */
export function partsNamed(tags: string, names: RegExp): PartTest {
  const all = new Set(tags.split(" "));
  return (part) =>
    all.has(part.tagName) ||
    names.test(`${part.getAttribute("class") ?? ""} ${part.getAttribute("id") ?? ""}`);
}

const decided = new WeakMap<PartTest, WeakMap<DomElement, boolean>>();

/**
 * Whether an element stands in a part of the page beside its article. What holds the headline or most of
 * the text is no such part: templates write "no-sidebar" on a whole page.
 */
export function isBeside(element: DomElement, isPart: PartTest): boolean {
  const known = decided.getOrInsertComputed(isPart, () => new WeakMap());
  const climbed: DomElement[] = [];
  let each: DomElement | null = element;
  let verdict: boolean | undefined;
  for (; each && verdict === undefined; each = each.parentElement) {
    verdict = known.get(each) ?? ((isPart(each) && !holdsMost(each)) || undefined);
    climbed.push(each);
  }
  for (const below of climbed) known.set(below, verdict ?? false);
  return verdict ?? false;
}

function holdsMost(part: DomElement): boolean {
  const { body } = part.ownerDocument;
  return part === body || contentsOf(part).holdHeadlines.has(part) || textLength(part) > textLength(body) / 2;
}

function readContents(page: DomDocument): PageContents {
  const lengths = new Map([[page.documentElement, 0]]);
  const add = (element: DomElement | null, length: number) =>
    element && lengths.set(element, (lengths.get(element) ?? 0) + length);
  const walker = page.createTreeWalker(page.documentElement, textsAndElements);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isText(node)) add(node.parentElement, node.textContent?.length ?? 0);
    else lengths.set(node as DomElement, 0);
  // An element comes before what is in it.
  for (const element of [...lengths.keys()].reverse()) add(element.parentElement, lengths.get(element) ?? 0);
  return { lengths, holdHeadlines: headlinesAndAncestors(page) };
}

/** First headings; if none of them is in the page's title, lesser ones that are. */
function headlinesAndAncestors(page: DomDocument): Set<DomElement> {
  const found = new Set<DomElement>();
  const isInTitle = ({ textContent }: DomElement) => {
    const text = textContent?.trim() ?? "";
    return text.length >= minHeadlineChars && page.title.includes(text);
  };
  const headlines = [...page.querySelectorAll("h1")];
  const lesser = headlines.some(isInTitle) ? [] : [...page.querySelectorAll("h2,h3")].filter(isInTitle);
  for (const heading of [...headlines, ...lesser])
    for (let each: DomElement | null = heading; each && !found.has(each); each = each.parentElement)
      found.add(each);
  return found;
}

const minHeadlineChars = 8;
