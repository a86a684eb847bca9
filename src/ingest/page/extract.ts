import { findDate } from "../dates/find-date.ts";
import { type PageOrigin, UnreadableError } from "../draft.ts";
import { languageOf } from "../text/language.ts";
import { headlineFrom } from "../text/make-headline.ts";
import { shareTold, toldWords } from "../text/told-words.ts";
import { type Block, blocksOf, textOf } from "./blocks.ts";
import { parsePage } from "./dom.ts";
import { type PageArticle, type PageFacts, readPageFacts } from "./facts/facts.ts";
import { withinLimits } from "./limits.ts";
import { findMainText } from "./main-text.ts";
import { applySelectors } from "./rules/apply-selectors.ts";

/** The article in a web page. Throws UnreadableError if it has none or is built to exhaust its reader. */
export function extractPage(html: string, origin: PageOrigin = {}): PageArticle {
  const { facts, blocks, told, selected } = takeApart(withinLimits(html), origin);
  const { declaredBody, ...declared } = facts;
  const text = selected?.taken ? textOf(blocks) : fuller(textOf(blocks), declaredBody, told);
  const { title, body } = split(text, declared.title ?? headlineFrom(text));
  if (!title) throw new UnreadableError("no_article");
  const language = languageOf(declared.language, `${title}\n${body}`);
  return { ...declared, title, body, language, selected };
}

type TakenApart = Pick<PageArticle, "selected"> & {
  facts: PageFacts;
  blocks: Block[];
  told: ReadonlySet<string>;
};

function takeApart(html: string, origin: PageOrigin): TakenApart {
  try {
    const page = parsePage(html);
    const facts = readPageFacts(page, origin);
    const told = toldWords(`${facts.title ?? ""}\n${facts.summary ?? ""}\n${origin.teaser ?? ""}`);
    if (!origin.selectors) return { facts, blocks: findMainText(page, told), told };
    const { taken, dropped } = applySelectors(page, origin.selectors);
    const selected = { taken: taken.length, dropped };
    const blocks = taken.flatMap((element) => blocksOf(page, element));
    return { facts, blocks: taken.length > 0 ? blocks : findMainText(page, told), told, selected };
  } catch (cause) {
    throw new UnreadableError("page_broken", {}, { cause });
  }
}

/** The text that a page declares, if it shows much less or something else: behind a paywall, or only by script. */
const fuller = (shown: string, declared = "", told: ReadonlySet<string>): string =>
  declared.length > 200 &&
  (declared.length > 1.5 * shown.length || shareTold(told, declared) - shareTold(told, shown) > 0.3)
    ? declared
    : shown;

/** A byline or a date above the text. */
const isCredit = (line: string): boolean =>
  line.length < 100 &&
  !/[.。!?]$/.test(line) &&
  (/^(?:by|von|par|por)\s\p{Lu}/iu.test(line) || (line.length < 40 && findDate(line) !== undefined));

/** Takes the headline off a text that begins with it; if it is the end of a longer title, it becomes the title. */
function split(text: string, title: string): { title: string; body: string } {
  const lines = text.split("\n");
  const [first = ""] = lines;
  const isHeadline = title === first || (title.endsWith(first) && first.length > title.length / 2);
  if (!isHeadline) return { title, body: text };
  const start = lines.findIndex((line, index) => index > 0 && line !== "" && !isCredit(line));
  return { title: first, body: start < 0 ? "" : lines.slice(start).join("\n") };
}
