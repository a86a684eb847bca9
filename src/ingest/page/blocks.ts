import { cleanLine } from "../text/clean.ts";
import { type DomDocument, type DomElement, type DomNode, isText, textsAndElements } from "./dom.ts";

/** A stretch of text as a reader sees it: a paragraph, a heading, an item, the rows of a table. */
export type Block = {
  /** The element's, in capitals: P, H2, LI, TABLE. */
  tag: string;
  element: DomElement;
  text: string;
  /** The share of the text that is links, 0 to 1. */
  linked: number;
};

const blockTags = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM " +
    "H1 H2 H3 H4 H5 H6 HEADER HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL"
  ).split(" "),
);
const unread = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG BUTTON SELECT TEXTAREA HEAD IFRAME OBJECT".split(" "),
);

/**
 * The text under an element, block by block. In `lines` what only its style keeps apart is a line of its
 * own, as "By" and the name in <b>By</b><i>Lin Mei</i>.
 */
export function blocksOf(document: DomDocument, root: DomElement, as?: "lines"): Block[] {
  const blocks: OpenBlock[] = [];
  // An element's own texts are all at the same place; a page has many more texts than elements.
  const places = new Map<DomElement | null, BlockPlace | undefined>();
  const placeIn = (parent: DomElement | null) => places.getOrInsertComputed(parent, placeOf);
  const walker = document.createTreeWalker(root, textsAndElements);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const place = isText(node) || isBreak(node) ? placeIn(node.parentElement) : undefined;
    if (!place) continue;
    if (blocks.at(-1)?.element !== place.owner) blocks.push(new OpenBlock(place.owner));
    const block = blocks.at(-1) as OpenBlock;
    if (isText(node)) block.add(node.textContent ?? "", place, as && node.parentElement);
    else if (block.breakLine()) blocks.push(new OpenBlock(place.owner));
  }
  return blocks.flatMap((block) => block.close() ?? []);
}

/** Blocks as paragraphs separated by an empty line. */
export const textOf = (blocks: Block[]): string => blocks.map(({ text }) => text).join("\n\n");

type BlockPlace = { owner: DomElement; cell?: DomElement; isLink: boolean };

/** The block the texts of an element belong to; undefined for what a browser does not show as text. */
function placeOf(parent: DomElement | null): BlockPlace | undefined {
  let isLink = false;
  let owner: DomElement | undefined;
  let cell: DomElement | undefined;
  for (let element = parent; element; element = element.parentElement) {
    // Computed by the library whenever it is read.
    const { tagName } = element;
    if (unread.has(tagName)) return undefined;
    if (!owner && tagName === "A") isLink = true;
    if (!owner && blockTags.has(tagName)) {
      owner = element;
      if (/^T[DH]$/.test(tagName)) cell = element;
    }
    if (cell && tagName === "TABLE") owner = element;
    if (owner && tagName === "A") isLink = true;
    if (cell && owner?.tagName === "TABLE") break;
  }
  return owner && { owner, cell, isLink };
}

const isBreak = (node: DomNode): boolean => (node as DomElement).tagName === "BR";

class OpenBlock {
  readonly element: DomElement;
  private text = "";
  private linked = 0;
  private cell: DomElement | undefined;
  private isAtBreak = false;
  private styled: DomElement | null | undefined;

  constructor(element: DomElement) {
    this.element = element;
  }

  /** Cells of one row are separated by a bar, rows by a line break; so is text in another element than `styled`. */
  add(text: string, { cell, isLink }: BlockPlace, styled?: DomElement | null): void {
    if (styled !== this.styled && /[\p{L}\p{N}]$/u.test(this.text) && /^[\p{L}\p{N}]/u.test(text))
      this.text += "\n";
    this.styled = styled;
    if (cell !== this.cell && this.cell && text.trim())
      this.text += cell?.parentElement === this.cell.parentElement ? " | " : "\n";
    if (text.trim()) this.cell = cell;
    const words = text.replace(/\s+/g, " ");
    this.text += words;
    if (words.trim()) this.isAtBreak = false;
    if (isLink) this.linked += words.trim().length;
  }

  /** Whether this is the second break in a row, which ends a paragraph. */
  breakLine(): boolean {
    const isSecond = this.isAtBreak;
    this.isAtBreak = true;
    this.text += "\n";
    return isSecond;
  }

  close(): Block | undefined {
    const text = this.text.split("\n").map(cleanLine).filter(Boolean).join("\n");
    const linked = Math.min(1, this.linked / text.length);
    return text ? { tag: this.element.tagName, element: this.element, text, linked } : undefined;
  }
}
