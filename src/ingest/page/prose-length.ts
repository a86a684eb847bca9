import { wordCount } from "../text/prose.ts";
import { type Block, blocksOf } from "./blocks.ts";
import type { DomDocument, DomElement } from "./dom.ts";

const sentenceEnd = /[.!?。！？…][”’"'»」』）)\]]*$/;

/** Running text: enough words outside links that end like a sentence, or more words without such an end. */
const isProse = ({ text, linked }: Block): boolean => {
  const words = linked < 0.5 ? wordCount(text) : 0;
  return words >= 10 && (sentenceEnd.test(text) || words >= 15);
};

/** In characters. */
export const proseLength = (blocks: Block[]): number =>
  blocks.filter(isProse).reduce((total, { text }) => total + text.length, 0);

/** How many characters of prose each element holds, from `root` down; elements without prose are left out. */
export function proseHeld(document: DomDocument, root: DomElement): Map<DomElement, number> {
  const held = new Map<DomElement, number>();
  for (const { element, text } of blocksOf(document, root).filter(isProse)) {
    for (let each: DomElement | null = element; each; each = each === root ? null : each.parentElement)
      held.set(each, (held.get(each) ?? 0) + text.length);
  }
  return held;
}
