import type { PageSelectors } from "../../draft.ts";
import type { DomDocument, DomElement } from "../dom.ts";
import { compileSelector, elementsMatching } from "./selector.ts";

/** Removes the elements to drop, and finds those to take, none inside another, in the order of the page. */
export function applySelectors(
  page: DomDocument,
  { take, drop }: PageSelectors,
): { taken: DomElement[]; dropped: number } {
  const unwanted = matching(page, drop);
  for (const element of unwanted) element.remove();
  return { taken: outermost(page.children, matching(page, take)), dropped: unwanted.size };
}

const matching = (page: DomDocument, selectors: string[]): Set<DomElement> =>
  new Set(selectors.flatMap((selector) => elementsMatching(page, compileSelector(selector))));

const outermost = (among: Iterable<DomElement>, chosen: ReadonlySet<DomElement>): DomElement[] =>
  chosen.size === 0
    ? []
    : [...among].flatMap((element) =>
        chosen.has(element) ? [element] : outermost(element.children, chosen),
      );
