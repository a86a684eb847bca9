import { cleanLine } from "../../../text/clean.ts";
import { blocksOf } from "../../blocks.ts";
import type { DomDocument, DomElement } from "../../dom.ts";

/** A heading's whole text, the text without its kicker, date and the like, and its parts if it has several. */
export type PageHeading = { whole: string; own: string; parts: string[] };

const maxHeadings = 30;
const maxChars = 400;

/** The headings that match a selector, in the order of the page. */
export const headingsOf = (page: DomDocument, selector: string): PageHeading[] =>
  [...page.querySelectorAll(selector)]
    .slice(0, maxHeadings)
    .map((heading) => readHeading(page, heading))
    .filter(({ whole }) => whole !== "" && whole.length < maxChars);

function readHeading(page: DomDocument, heading: DomElement): PageHeading {
  const whole = lineOf(page, heading);
  const [link, ...others] = heading.children;
  const isAllLink = link && others.length === 0 && link.textContent?.trim() === heading.textContent?.trim();
  const children = [...(isAllLink ? link : heading).children];
  const parts = children.length > 1 ? children.map((child) => lineOf(page, child)).filter(Boolean) : [];
  const beside = children.filter((child) => child.matches(kickers)).map((child) => lineOf(page, child));
  const own = beside.reduce(withoutPart, behindSign(parts) ?? whole);
  return { whole, own: own || whole, parts };
}

/** What follows an element with nothing but a sign, as the colon between a kicker and its headline. */
function behindSign(parts: string[]): string | undefined {
  const sign = parts.findIndex((part) => /^[:–—|-]$/.test(part));
  return sign === 1 && parts.length > 2 ? parts.slice(2).join(" ") : undefined;
}

const kickers =
  "time,small,[class*=kicker i],[class*=overline i],[class*=topline i],[class*=roofline i],[class*=eyebrow i],[class*=pretitle i],[class*=preline i],[class*=spitzmarke i],[class*=dachzeile i],[class*=subtitle i],[class*=subline i],[class*=sub-title i],[class*=subheadline i],[class*=category i],[class*=label i],[class*=date i],[class*=sr-only i],[class*=visually-hidden i],[class*=screen-reader i]";

const lineOf = (page: DomDocument, element: DomElement): string =>
  cleanLine(
    blocksOf(page, element, "lines")
      .map(({ text }) => text)
      .join(" "),
  );

/** A text without a part at its beginning or end. */
export function withoutPart(text: string, part: string): string {
  if (part && text.startsWith(part)) return text.slice(part.length).replace(/^[\s:–—|-]+/, "");
  if (part && text.endsWith(part)) return text.slice(0, -part.length).trimEnd();
  return text;
}
