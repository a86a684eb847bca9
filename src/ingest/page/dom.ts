import { parseHTML } from "linkedom";
import { parse, serialize } from "parse5";

/** The part of the DOM that reading a page takes; TypeScript's own would also promise a browser's globals. */
export type Node = {
  nodeType: number;
  textContent: string | null;
  parentElement: Element | null;
};
export type Element = Node & {
  tagName: string;
  children: Iterable<Element>;
  innerHTML: string;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  closest(selector: string): Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  contains(other: Element): boolean;
  remove(): void;
};
export type Document = Element & {
  body: Element;
  title: string;
  documentElement: Element;
  createTreeWalker(root: Element, whatToShow: number): { nextNode(): Node | null };
};

export const isText = (node: Node): boolean => node.nodeType === 3;
export const textsAndElements = 1 + 4;

/**
 * The document a browser would make of a page, however broken: linkedom alone leaves a page with an
 * unclosed head without a body. Throws RangeError where it is nested too deeply.
 */
export function parsePage(html: string): Document {
  const { document } = parseHTML(serialize(parse(html)));
  // How a character is read aloud stands above it, not in the text.
  for (const reading of document.querySelectorAll("rt,rp")) reading.remove();
  return document;
}

/** Text that was escaped once more than it should be, as readers should see it. */
export const unescapeText = (text: string): string =>
  /&(?:#\w+|\w+);|<\w+[ />]/.test(text) ? (parsePage(text).body.textContent ?? "") : text;
