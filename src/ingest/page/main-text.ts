import { Readability } from "@mozilla/readability";
import { wordCount } from "../text/prose.ts";
import { shareTold } from "../text/told-words.ts";
import { type Block, blocksOf, textOf } from "./blocks.ts";
import { withoutBoilerplate } from "./boilerplate.ts";
import { type DomDocument, type DomElement, isText, parsePage } from "./dom.ts";
import { proseHeld, proseLength } from "./prose-length.ts";
import { prune } from "./prune-page.ts";

/**
 * The blocks of a page's article, without menus, teasers and the like. Modifies the page.
 * @param told words of its headline and teaser: a text that has more of them is rather the article
 */
export function findMainText(page: DomDocument, told: ReadonlySet<string>): Block[] {
  prune(page);
  const all = withoutBoilerplate(blocksOf(page, narrow(page, page.body)));
  const near = aroundHeadline(blocksOf(page, besideHeadline(page)), told);
  // Readability modifies the page too, but the blocks read before keep their text.
  const content = readable(page);
  const found = content ? withoutBoilerplate(blocksOf(content, narrow(content, content.body))) : [];
  const shareOf = (blocks: Block[]) => shareTold(told, textOf(blocks));
  const [inFound, inAll] = [shareOf(found), shareOf(all)];
  const isLost =
    inFound < enough && inAll - inFound > minGain && proseLength(all) > minGrowth * proseLength(found);
  const chosen = isLost || isTooLittle(found, all) ? all : withLead(found, all, told);
  return shareOf(chosen) < strange && shareOf(near) > 0.5 ? near : chosen;
}

/** Of what is beside the headline, the sentences that have to do with it. */
const aroundHeadline = (near: Block[], told: ReadonlySet<string>): Block[] =>
  near.filter(
    ({ tag, text }) => tag !== "H1" && wordCount(text) >= minSentenceWords && shareTold(told, text) > strange,
  );

const minSentenceWords = 8;

/** The text with the paragraphs right above it that tell what the headline does. */
function withLead(found: Block[], all: Block[], told: ReadonlySet<string>): Block[] {
  const start = all.findIndex(({ text }) => text === found[0]?.text);
  const above = all.slice(Math.max(0, start - maxLead), Math.max(0, start));
  const lead = above.filter(
    ({ tag, text }) => tag === "P" && shareTold(told, text) > 0.2 && wordCount(text) >= minSentenceWords,
  );
  return [...lead, ...found];
}

const maxLead = 4;

/** By so much more of what is told a text must have, to be preferred; measured on 990 pages. */
const minGain = 0.2;
/** A text with so much of it is the article; another one would only be longer. */
const enough = 0.7;
/** And so much more prose: of two that differ in little, the one with less beside the article is better. */
const minGrowth = 1.15;
/** A text that has less of it is about something else: cookies, a subscription, the site. */
const strange = 0.1;

/** The innermost element with the headline and a sentence. */
function besideHeadline(page: DomDocument): DomElement {
  const headline = page.querySelector("h1");
  const most = headline ? (headline.textContent ?? "").length + minSentence : 0;
  let around = headline?.parentElement;
  while (around && around !== page.body && (around.textContent ?? "").trim().length < most)
    around = around.parentElement;
  return around ?? page.body;
}

const minSentence = 40;

const shortArticleChars = 300;

const isTooLittle = (found: Block[], all: Block[]): boolean =>
  found.length === 0 || (proseLength(found) < shortArticleChars && proseLength(all) > 2 * proseLength(found));

/** Readability's time grows with the cube of the nesting; ordinary pages have some forty levels. */
const maxDepth = 100;

function readable(page: DomDocument): DomDocument | undefined {
  if (height(page.body) > maxDepth) return undefined;
  widenHan(page);
  const article = new Readability<string>(page as never, { charThreshold: 200 }).parse();
  return article?.content ? parsePage(article.content) : undefined;
}

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/**
 * Readability's thresholds count characters, but a Chinese character holds as much as two or three
 * English ones. So each is followed by an invisible one, which cleanText removes again.
 */
function widenHan(page: DomDocument): void {
  const walker = page.createTreeWalker(page.body, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isText(node) && han.test(node.textContent ?? ""))
      node.textContent = (node.textContent ?? "").replace(han, "$&\u2060");
}

/** The share of the prose that an element must hold to replace its parent; less if it is marked as the article's body. */
const minShare = 0.97;
const minBodyShare = 0.75;

/** The innermost element that holds (nearly) all prose: menus and teasers are often its siblings. */
function narrow(document: DomDocument, root: DomElement): DomElement {
  const held = proseHeld(document, root);
  const total = held.get(root) ?? 0;
  const isTight = (element: DomElement) =>
    (held.get(element) ?? 0) >= total * (isBody(element) ? minBodyShare : minShare);
  const enough = [...held.keys()].filter(
    (element) => isTight(element) && !/^(?:P|LI|H\d|TD|PRE)$/.test(element.tagName),
  );
  return enough.toSorted((a, b) => depth(b) - depth(a))[0] ?? root;
}

const isBody = (element: DomElement): boolean =>
  element.getAttribute("itemprop") === "articleBody" ||
  /(?:article|story|post|entry)[-_]{0,2}(?:body|content|text)\b/i.test(element.getAttribute("class") ?? "");

const depth = (element: DomElement | null): number => (element ? 1 + depth(element.parentElement) : 0);

/** How many levels of elements there are below this one. */
function height(root: DomElement): number {
  let level = [...root.children];
  let levels = 0;
  for (; level.length > 0; levels++) level = level.flatMap((element) => [...element.children]);
  return levels;
}
