import { wordCount } from "../text/prose.ts";
import type { DomElement } from "./dom.ts";

/** Fewer cards may be an article's own sections. */
const fewest = 3;
/** In words: a card holds a headline and at most a teaser. */
const longestCard = 60;
const shortestHeadline = 3;

/** Lists of teasers of other stories: elements alike, each a headline that links elsewhere and little more. */
export function cardLists(body: DomElement): DomElement[] {
  const found = new Set<DomElement>();
  for (const link of body.querySelectorAll("a[href]")) {
    const list = isHeadline(link) && cardOf(link)?.parentElement;
    if (list && !found.has(list) && isCardList(list)) found.add(list);
  }
  return [...found];
}

const isHeadline = (link: DomElement): boolean =>
  !/^(?:#|javascript:|mailto:|tel:)/i.test(link.getAttribute("href") ?? "") &&
  wordCount(link.textContent ?? "") >= shortestHeadline;

/** The outermost element around a link that has others like it beside it and holds no more than a card. */
function cardOf(link: DomElement): DomElement | undefined {
  let card: DomElement | undefined;
  for (let each = link.parentElement; each && isSmall(each); each = each.parentElement)
    if (siblings(each).length >= fewest) card = each;
  return card;
}

const isSmall = (element: DomElement): boolean =>
  wordCount((element.textContent ?? "").slice(0, 2_000)) <= longestCard;

const siblings = (element: DomElement): DomElement[] =>
  [...(element.parentElement?.children ?? [])].filter(({ tagName }) => tagName === element.tagName);

/** Nearly every child is such a card; a heading above them may be another thing. */
function isCardList(list: DomElement): boolean {
  const children = [...list.children].filter((child) => (child.textContent ?? "").trim() !== "");
  const cards = children.filter((child) => isSmall(child) && isLinked(child));
  return cards.length >= fewest && cards.length >= 0.7 * children.length;
}

/** Whether a headline in it leads elsewhere, and its text is no sentence around a link. */
function isLinked(card: DomElement): boolean {
  const links = card.tagName === "A" ? [card] : [...card.querySelectorAll("a[href]")];
  return links.some((link) => isHeadline(link) && standsAlone(link, card));
}

/** A link inside running text has text right beside it. */
function standsAlone(link: DomElement, card: DomElement): boolean {
  let around: DomElement | null = link;
  while (around && around !== card && !/^(?:P|DIV|LI|H\d|DT|TD|SECTION|ARTICLE)$/.test(around.tagName))
    around = around.parentElement;
  const own = (link.textContent ?? "").trim().length;
  return around === null || own > 0.8 * (around.textContent ?? "").trim().length || around === card;
}
