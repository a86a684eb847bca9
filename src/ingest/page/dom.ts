// The same in one file, which is loaded in a third of the time: each worker waits for it.
import { parseHTML } from "linkedom/worker";
import { parse, serialize } from "parse5";
import { joinHalves } from "../text/repair-entities.ts";

/** The part of the DOM that is used here; TypeScript's own types would also declare a browser's globals. */
export type DomNode = {
  nodeType: number;
  textContent: string | null;
  parentElement: DomElement | null;
  previousSibling: DomNode | null;
  remove(): void;
};
export type DomElement = DomNode & {
  tagName: string;
  ownerDocument: DomDocument;
  children: Iterable<DomElement>;
  innerHTML: string;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  closest(selector: string): DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  contains(other: DomElement): boolean;
};
export type DomDocument = DomElement & {
  body: DomElement;
  title: string;
  documentElement: DomElement;
  createTreeWalker(root: DomElement, whatToShow: number): { nextNode(): DomNode | null };
};

export const isText = (node: DomNode): boolean => node.nodeType === 3;
const texts = 4;
export const textsAndElements = 1 + texts;

/**
 * The document a browser would make of a page, however broken: linkedom alone leaves a page with an
 * unclosed head without a body. Throws RangeError if it is nested too deeply.
 */
export function parsePage(html: string): DomDocument {
  const { document } = parseHTML(serialize(parse(joinHalves(html))));
  // Ruby annotations are not part of the text.
  for (const reading of document.querySelectorAll("rt,rp")) reading.remove();
  joinTexts(document);
  return document;
}

/** The parser begins a new text at each entity; a text with thousands would be walked piece by piece ever after. */
function joinTexts(page: DomDocument): void {
  const runs: DomNode[][] = [];
  const walker = page.createTreeWalker(page.documentElement, texts);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const run = runs.at(-1);
    if (run && run.at(-1) === node.previousSibling) run.push(node);
    else runs.push([node]);
  }
  for (const [first, ...others] of runs) {
    if (!first || others.length === 0) continue;
    first.textContent = [first, ...others].map(({ textContent }) => textContent).join("");
    for (const other of others) other.remove();
  }
}

/** Text that was escaped twice, unescaped. */
export const unescapeText = (text: string): string =>
  /&(?:#\w+|\w+);|<\w+[ />]/.test(text) ? (parsePage(text).body.textContent ?? "") : text;
