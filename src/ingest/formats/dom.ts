import { parseHTML } from "linkedom";
import { cleanLine } from "../clean.ts";

/** The part of the DOM that reading a page takes; TypeScript's own would also promise a browser's globals. */
export type Element = {
  textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  closest(selector: string): Element | null;
  remove(): void;
};
export type Document = Element & {
  body: Element & { innerHTML: string };
  title: string;
  documentElement: Element | null;
  createTreeWalker(root: Element, whatToShow: number): { nextNode(): TextNode | null };
};
type TextNode = {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  parentElement: Element | null;
};

export const parsePage = (html: string): Document => parseHTML(html).document;

const textsAndElements = 1 + 4;
const block =
  "address,article,aside,blockquote,body,dd,div,dl,dt,fieldset,figcaption,footer,form,h1,h2,h3,h4,h5,h6,header,html,li,main,nav,ol,p,pre,section,table,td,th,tr,ul";
const unread = "script,style,noscript,template,svg,figure,button,select,textarea,head";

/** What a page shows, as plain paragraphs: a stretch of text within one block is one. */
export function plainText(document: Document, root: Element): string {
  for (const element of [...root.querySelectorAll(unread)]) element.remove();
  const walker = document.createTreeWalker(root, textsAndElements);
  const paragraphs: string[][] = [];
  let current: Element | null | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === "BR") paragraphs.at(-1)?.push("\n");
    if (node.nodeType !== 3) continue;
    const owner = node.parentElement?.closest(block);
    if (owner !== current) paragraphs.push([]);
    current = owner;
    paragraphs.at(-1)?.push((node.textContent ?? "").replace(/\s+/g, " "));
  }
  return paragraphs.flatMap(textsOf).join("\n\n");
}

/** Two line breaks in a row are a paragraph's end too. */
const textsOf = (parts: string[]): string[] =>
  parts
    .join("")
    .split(/\n\s*\n/)
    .map((text) => text.split("\n").map(cleanLine).filter(Boolean).join("\n"))
    .filter(Boolean);
