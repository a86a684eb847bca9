import { type AttributeSelector, parse, type Selector } from "css-what";
import { FeedError } from "../../feeds/feed-error.ts";
import type { DomElement } from "../dom.ts";

// CSS selectors that are matched in one walk over a page: the work is that of its elements times the parts
// of the selector, whatever they are. A general engine looks back at all ancestors for each part.

/** Where an element stands among its siblings, from 1. */
type SiblingPlace = { index: number; ofSiblings: number; indexOfType: number };
type ElementTest = (element: DomElement, place: SiblingPlace) => boolean;
/** What must match before the element of a part, and where that stands. */
type Combinator = "first" | "descendant" | "child" | "adjacent" | "sibling";
type SelectorPart = { combinator: Combinator; tests: ElementTest[]; isLast: boolean };

export type PageSelector = SelectorPart[];

/** As many as there are bits in a number that holds which of them an element matches. */
const maxParts = 30;
const maxChars = 300;

/** @throws FeedError for what is not a selector, or needs more than one walk, as `:has()` does */
export function compileSelector(text: string): PageSelector {
  if (text.length > maxChars) throw new FeedError("rule_too_long", { most: maxChars });
  const parts = parsed(text).flatMap(partsOf);
  if (parts.length === 0 || parts.some(({ tests }) => tests.length === 0))
    throw new FeedError("selector_broken", { selector: text });
  if (parts.length > maxParts) throw new FeedError("selector_long", { most: maxParts });
  return parts;
}

function parsed(text: string): Selector[][] {
  try {
    return parse(text);
  } catch (cause) {
    throw new FeedError("selector_broken", { selector: text }, { cause });
  }
}

const combinators = new Set<string>(["descendant", "child", "adjacent", "sibling"]);

function partsOf(alternative: Selector[]): SelectorPart[] {
  const parts: SelectorPart[] = [{ combinator: "first", tests: [], isLast: false }];
  for (const token of alternative) {
    if (combinators.has(token.type))
      parts.push({ combinator: token.type as Combinator, tests: [], isLast: false });
    else parts.at(-1)?.tests.push(testOf(token));
  }
  return parts.map((part, index) => ({ ...part, isLast: index === parts.length - 1 }));
}

function testOf(token: Selector): ElementTest {
  switch (token.type as string) {
    case "universal":
      return () => true;
    case "tag": {
      const name = "name" in token ? token.name.toLowerCase() : "";
      return ({ tagName }) => tagName.toLowerCase() === name;
    }
    case "attribute":
      return attributeTest(token as AttributeSelector);
    case "pseudo":
      return pseudoTest(token as Extract<Selector, { data: unknown }> & { name: string });
    default:
      throw new FeedError("selector_unsupported", { part: "name" in token ? token.name : token.type });
  }
}

function attributeTest({ name, action, value, ignoreCase }: AttributeSelector): ElementTest {
  const fold = (text: string) => (ignoreCase === true ? text.toLowerCase() : text);
  const wanted = fold(value);
  const compare = comparisons[action as string];
  if (!compare) throw new FeedError("selector_unsupported", { part: `[${name}]` });
  return (element) => {
    const own = element.getAttribute(name);
    return own !== null && compare(fold(own), wanted);
  };
}

const comparisons: Record<string, (own: string, wanted: string) => boolean> = {
  exists: () => true,
  equals: (own, wanted) => own === wanted,
  start: (own, wanted) => wanted !== "" && own.startsWith(wanted),
  end: (own, wanted) => wanted !== "" && own.endsWith(wanted),
  any: (own, wanted) => wanted !== "" && own.includes(wanted),
  hyphen: (own, wanted) => own === wanted || own.startsWith(`${wanted}-`),
  element: (own, wanted) => wanted !== "" && own.split(/\s+/).includes(wanted),
};

const places: Record<string, (place: SiblingPlace, wanted: number) => boolean> = {
  "first-child": ({ index }) => index === 1,
  "last-child": ({ index, ofSiblings }) => index === ofSiblings,
  "only-child": ({ ofSiblings }) => ofSiblings === 1,
  "first-of-type": ({ indexOfType }) => indexOfType === 1,
  "nth-child": ({ index }, wanted) => index === wanted,
  "nth-of-type": ({ indexOfType }, wanted) => indexOfType === wanted,
};

function pseudoTest({ name, data }: { name: string; data: unknown }): ElementTest {
  const isAt = places[name];
  const number = typeof data === "string" && /^\d{1,6}$/.test(data) ? Number(data) : undefined;
  if (isAt && (number !== undefined) === name.startsWith("nth-"))
    return (_, place) => isAt(place, number ?? 0);
  if (["not", "is", "where"].includes(name) && Array.isArray(data)) {
    const alternatives = (data as Selector[][]).map((tokens) => tokens.map(testOf));
    const isOne: ElementTest = (element, place) =>
      alternatives.some((tests) => tests.every((test) => test(element, place)));
    return name === "not" ? (element, place) => !isOne(element, place) : isOne;
  }
  throw new FeedError("selector_unsupported", { part: `:${name}` });
}

/** The outermost elements that match, in the order of the page. */
export function elementsMatching(
  root: { children: Iterable<DomElement> },
  parts: PageSelector,
): DomElement[] {
  const found: DomElement[] = [];
  const ends = parts.reduce((bits, { isLast }, index) => (isLast ? bits | (1 << index) : bits), 0);
  const matched = (element: DomElement, place: SiblingPlace, around: Record<Combinator, number>): number => {
    let bits = 0;
    for (const [index, { combinator, tests }] of parts.entries()) {
      const isReached = combinator === "first" || (around[combinator] & (1 << (index - 1))) !== 0;
      if (isReached && tests.every((test) => test(element, place))) bits |= 1 << index;
    }
    return bits;
  };
  const walk = (children: Iterable<DomElement>, child: number, descendant: number): void => {
    const siblings = [...children];
    const ofType = new Map<string, number>();
    let [adjacent, sibling] = [0, 0];
    for (const [at, element] of siblings.entries()) {
      const { tagName } = element;
      const indexOfType = (ofType.get(tagName) ?? 0) + 1;
      ofType.set(tagName, indexOfType);
      const place = { index: at + 1, ofSiblings: siblings.length, indexOfType };
      const bits = matched(element, place, { first: 0, child, descendant, adjacent, sibling });
      if (bits & ends) found.push(element);
      else walk(element.children, bits, descendant | bits);
      [adjacent, sibling] = [bits, sibling | bits];
    }
  };
  walk(root.children, 0, 0);
  return found;
}
