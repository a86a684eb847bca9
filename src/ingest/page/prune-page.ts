import { cardLists } from "./card-lists.ts";
import type { DomDocument, DomElement } from "./dom.ts";
import { proseHeld } from "./prose-length.ts";

/** Elements that a browser does not show as text. */
const unseen = "script,style,noscript,template,svg,iframe,object,button,select,textarea";

/** Elements that hardly ever hold an article's text. */
const never =
  "dialog,nav,figcaption,[hidden],[aria-hidden=true],[role=navigation],[role=dialog],[role=alert],[role=complementary],[role=search]";

/** Elements that seldom do, though a template may wrap a whole page in a form or an aside. */
const seldom = "aside,footer,form";

/** Words in the class names that sites give to navigation, ads and the like. */
const furniture =
  /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|cookies?|consent|gdpr|newsletter|subscribe|paywall|sign-?up|share|sharing|sharedaddy|social|related|recommend(?:ed|ations?)?|most-?read|most-?popular|popular|trending|promo|adverts?|advertisement|ad|ads|sponsored|outbrain|taboola|caption|credit|toolbar|sidebar|byline|author-?bio|about-?author|pagination|pager|sr-only|screen-reader-text|visually-hidden|skip-link|editsection|copyright|ticker|modal|popup)(?=$|[\s_-])/i;

/** Readers' comments, which are often longer than the article. */
const discussion =
  /(?:^|\s)(?:disqus\S*|respond|commentlist|comments?(?:[_-](?:list|section|area|thread|container|wrapper|text|body|box))?)(?=$|\s)/i;
const nearlyAllProse = 0.9;

/** The share of a page's prose above which an element is kept whatever its class. */
const tooMuchProse = 0.3;
/** The same share of its text, for pages without prose. */
const tooMuchText = 0.5;

/** Removes from a page what is not its article. */
export function prune(page: DomDocument): void {
  const { body } = page;
  for (const element of body.querySelectorAll(unseen)) element.remove();
  removeUnlessMuch(page, [...body.querySelectorAll(never)], tooMuchProse);
  const named = [...body.querySelectorAll("[class],[id]")];
  const isCalled = (pattern: RegExp) => named.filter((part) => pattern.test(nameOf(part)));
  removeUnlessMuch(page, isCalled(discussion), nearlyAllProse);
  removeUnlessMuch(page, cardLists(body), nearlyAllProse);
  removeUnlessMuch(page, [...body.querySelectorAll(seldom), ...isCalled(furniture)], tooMuchProse);
}

function removeUnlessMuch(page: DomDocument, parts: DomElement[], much: number): void {
  if (parts.length === 0) return;
  const held = proseHeld(page, page.body);
  const prose = much * (held.get(page.body) ?? 0);
  const text = Math.max(much, tooMuchText) * (page.body.textContent?.length ?? 0);
  for (const part of parts) {
    if ((held.get(part) ?? 0) <= prose && (part.textContent?.length ?? 0) <= text) part.remove();
  }
}

const nameOf = (element: DomElement): string =>
  `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`.replace(
    /(?<=\p{Ll})(?=\p{Lu})/gu,
    "-",
  );
