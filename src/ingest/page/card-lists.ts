import { wordCount } from "../text/prose.ts";
import type { DomElement } from "./dom.ts";

/** Fewer may be an article's own sections. */
const minCards = 3;
/** A card has a headline and at most a teaser. */
const maxCardWords = 60;
const minHeadlineWords = 3;

/** Lists of teasers of other stories: similar elements, each little more than a headline that links elsewhere. */
export function cardLists(body: DomElement): DomElement[] {
  const known = new Map<DomElement, boolean>();
  const cards = new CardFinder();
  for (const link of body.querySelectorAll("a[href]")) {
    const list = isHeadline(link) && cards.around(link)?.parentElement;
    if (list) known.getOrInsertComputed(list, isCardList);
  }
  return [...known].flatMap(([list, isOne]) => (isOne ? [list] : []));
}

/** Looks at each element once: thousands of links may be in the same. */
class CardFinder {
  readonly #counts = new Map<DomElement, Map<string, number>>();
  readonly #small = new Map<DomElement, boolean>();

  /** The outermost element around a link that has similar siblings and holds no more than a card. */
  around(link: DomElement): DomElement | undefined {
    let card: DomElement | undefined;
    let each = link.parentElement;
    for (; each && this.#small.getOrInsertComputed(each, isSmall); each = each.parentElement)
      if (this.#siblingsOf(each) >= minCards) card = each;
    return card;
  }

  /** The element itself counts. */
  #siblingsOf({ tagName, parentElement: parent }: DomElement): number {
    return parent ? (this.#counts.getOrInsertComputed(parent, childrenByTag).get(tagName) ?? 0) : 0;
  }
}

function childrenByTag(parent: DomElement): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tagName } of parent.children) counts.set(tagName, (counts.get(tagName) ?? 0) + 1);
  return counts;
}

const isHeadline = (link: DomElement): boolean =>
  !/^(?:#|javascript:|mailto:|tel:)/i.test(link.getAttribute("href") ?? "") &&
  wordCount(link.textContent ?? "") >= minHeadlineWords;

const isSmall = (element: DomElement): boolean =>
  wordCount((element.textContent ?? "").slice(0, 2_000)) <= maxCardWords;

/** Nearly every child is such a card; one may be a heading. */
function isCardList(list: DomElement): boolean {
  const children = [...list.children].filter((child) => child.textContent?.trim());
  const cards = children.filter((child) => isSmall(child) && isLinked(child));
  return cards.length >= minCards && cards.length >= 0.7 * children.length;
}

/** Whether it holds a headline that links elsewhere, rather than a sentence with a link in it. */
function isLinked(card: DomElement): boolean {
  const links = card.tagName === "A" ? [card] : [...card.querySelectorAll("a[href]")];
  return links.some((link) => isHeadline(link) && standsAlone(link, card));
}

/** A link inside running text has text next to it. */
function standsAlone(link: DomElement, card: DomElement): boolean {
  let around: DomElement | null = link;
  while (around && around !== card && !/^(?:P|DIV|LI|H\d|DT|TD|SECTION|ARTICLE)$/.test(around.tagName))
    around = around.parentElement;
  const own = (link.textContent ?? "").trim().length;
  return around === null || own > 0.8 * (around.textContent ?? "").trim().length || around === card;
}
