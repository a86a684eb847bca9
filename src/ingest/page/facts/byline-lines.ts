import { findDate } from "../../dates/find-date.ts";
import { isBeside, partsNamed } from "../beside.ts";
import type { Block } from "../blocks.ts";
import { agencyBefore } from "./agencies.ts";
import type { PageLines } from "./page-lines.ts";
import { isPerson, namesIn } from "./person-names.ts";

/** A line that only says that an author is named next. */
const label =
  /^(?:by|von|par|por|di|da|av|door|(?:written|posted|published|geschrieben|verfasst) (?:by|von)|autor(?:in|en|innen|es|a|e)?(?:\/in|:in)?|authors?|auteurs?|autore|text|words|redaktion|(?:about|meet) the authors?|über (?:den autor|die autorin)|à propos de l[’']auteure?|sobre (?:el autor|la autora|o autor|a autora)|關於作者|关于作者|作者簡介|作者简介|著者紹介|作者|著者|執筆|ライター|記者|автор|текст)(?:\(s\))?\s?[:：]?$/iu;

/** What stands before the authors in a line of its own. */
const introduced =
  /^[\s/|•·–—-]{0,6}(?:(?:by|von|vom|par|por|di|door|av|(?:written|words|reported|story|posted|published) by[:：]?|(?:geschrieben|verfasst|erstellt|eingestellt|gespeichert) von[:：]?|(?:ein(?:e)? )?(?:blog[ -]?)?(?:artikel|beitrag|gastbeitrag|kommentar|interview|bericht|essay|kolumne|reportage|analyse|rezension|portrait|porträt|text) von)\s+(?=\p{L})|(?:autor(?:in|en|innen|es|a|e)?(?:\/in|:in)?|authors?|auteurs?(?:\(s\))?|words|text[eo]?|reporter|redaktion|автор|текст)\s?[:：]\s*(?=\p{L})|(?:autor(?:in|en|innen)?|автор)\s+(?=\p{L}))/iu;
const introducedInAsia =
  /^(?:文|[圖图][、・]?文|文[、・]?[圖图]|撰文|作者|著者|執筆|取材|取材・文|ライター|編譯|编译|採訪|撰稿)\s*[／/∕：:●=＝]|^[〔［[（(【]?(?:中央社|聯合報|本報)?(?:記者|记者)|[가-힣]{2,4}\s?(?:기자|특파원)(?:\s|$|=)|(?:記者|记者)\p{Script=Han}{2,4}[／/∕]/iu;

const introduces = (line: string): boolean => introduced.test(line) || introducedInAsia.test(line);

/** The names in a byline: those it introduces, else those of its first line; role, date and buttons follow below. */
export function namesInLines(lines: string[], read: (line: string) => string[] = namesIn): string[] {
  const near = lines.slice(0, maxLines);
  const introducing = near.findIndex((line) => label.test(line) || introduces(line));
  const start = Math.max(0, introducing);
  const [first = "", second = ""] = near.slice(start);
  if (label.test(first)) return read(second);
  const names = read(first);
  return names.length > 0 || findDate(first) === undefined ? names : read(second);
}

const maxLines = 6;

const otherTexts = partsNamed(
  "ASIDE NAV FIGURE FIGCAPTION",
  /comment|related|recommend|sidebar|(?<!elementor-)widget/i,
);

/** The lines of blocks that belong to the article. */
const linesOf = (blocks: PageLines["blocks"]): string[] =>
  blocks.filter(({ text }) => text.length <= maxBlockChars).flatMap(({ text }) => text.split("\n"));

const maxBlockChars = 2_000;
/** So far from the headline an author is looked for above and below the text. */
const [maxBelow, maxAtEnd] = [12, 40];

/** Names that lines right below the headline introduce. */
export const namesBelowHeadline = ({ blocks, headline }: PageLines): string[][] =>
  introducedIn(linesOf(blocks.slice(headline, headline + maxBelow)));

/** Names that lines between the paragraphs or at the end of the page introduce. */
export const namesInText = ({ blocks, headline }: PageLines): string[][] =>
  introducedIn(
    linesOf(
      blocks.filter(
        ({ element }, index) =>
          index >= headline + maxBelow &&
          (index >= blocks.length - maxAtEnd || isNearProse(blocks, index)) &&
          !isBeside(element, otherTexts),
      ),
    ),
  );

/** A name set off below a paragraph, where nothing else of the text follows. */
export function namesSigned({ blocks, headline }: PageLines): string[] {
  const signed = blocks.findLast(
    (block, index) =>
      index > headline &&
      isSignature(block) &&
      isProse(blocks[index - 1]) &&
      isProse(blocks[index - 2]) &&
      !blocks.slice(index + 1, index + 4).some(isProse),
  );
  return signed ? namesIn(firstLine(signed)) : [];
}

const firstLine = ({ text }: Block): string => text.split("\n")[0] ?? "";

/** A person's name in bold or italics, or at the right. */
function isSignature(block: Block): boolean {
  const { tag, element, text, linked } = block;
  const name = firstLine(block);
  if (name.split(" ").length > 3) return false;
  if (tag !== "P" || text.length > maxDatedChars || linked > 0.5) return false;
  if (!isPerson(name) || !namesLatin.test(name) || isBeside(element, otherTexts)) return false;
  const style = `${element.getAttribute("align")} ${element.getAttribute("style")}`;
  const setOff = [...element.querySelectorAll("b,strong,em,i")];
  return /\bright\b/.test(style) || setOff.some(({ textContent }) => textContent?.includes(name));
}

/** The agency before the first sentence below the headline. */
export const agencyInText = ({ blocks, headline }: PageLines): string[] =>
  blocks
    .slice(headline, headline + maxBelow)
    .flatMap(({ text }) => agencyBefore(text) ?? [])
    .slice(0, 1);

const isProse = (block: Block | undefined): boolean =>
  block !== undefined &&
  block.text.length >= minProseChars &&
  block.linked < 0.3 &&
  !/^H\d|LI$/.test(block.tag);
const minProseChars = 140;

const isNearProse = (blocks: Block[], index: number): boolean =>
  blocks.slice(Math.max(0, index - 3), index + 3).some(isProse);

const introducedIn = (lines: string[]): string[][] =>
  lines
    .flatMap((line, index) => {
      if (label.test(line)) return [{ text: lines[index + 1] ?? "", isOfPeople: true }];
      const [named] = amongFields.exec(line) ?? [];
      if (named) return [{ text: named, isOfPeople: true }];
      return introduces(line) && !isSentence(line) ? [{ text: line, isOfPeople: false }] : [];
    })
    .slice(0, maxIntroduced)
    .map(({ text, isOfPeople }) => (isOfPeople ? namesIn(text).filter(isPerson) : namesIn(text)));

/** The author in "2026年07月06日 08:30 来源：港报 作者：王小明 责任编辑：李大华". */
const amongFields =
  /(?<=\S\s)(?:作者|撰文|撰稿|文|记者|記者)\s?[：:／/∕]\s?[\p{Script=Han}、·‧]{2,20}(?=\s|$)/u;

/** A page with more of them lists other articles. */
const maxIntroduced = 30;

/** "By Tuesday the wall had fallen." names nobody; 〔記者王小明／基隆報導〕 before the text does. */
const isSentence = (line: string): boolean =>
  /^\p{Script=Latin}/u.test(line) &&
  !/^\p{L}{4,12}\s?:/u.test(line) &&
  (line.length > 120 || /[.]$/.test(line));

/** "04.02.2026 | 13:10 | Lin Mei": full names in the lines near the headline that hold a date, or below them. */
export function* namesBesideDates({ blocks, headline }: PageLines): Generator<string[]> {
  const title = blocks[headline]?.text ?? "";
  const near = [
    ...blocks.slice(Math.max(0, headline - 2), headline),
    ...blocks.slice(headline + 1, headline + 7),
  ];
  const lines = linesOf(near).map((line) => (line.length <= maxDatedChars ? line : ""));
  const isDated = lines.map((line) => findDate(line) !== undefined);
  for (const [index, line] of lines.entries()) {
    const texts = isDated[index] ? line.split(parts) : isDated[index - 1] ? [line] : [];
    yield texts
      .flatMap(namesIn)
      .filter((name) => isPerson(name) && namesLatin.test(name) && !title.includes(name));
  }
}

const maxDatedChars = 100;
const parts = /\s[–—-]\s|[|•·,/]|\b(?:von|by|par|por)\b/iu;
/** In other scripts a name looks like any word; an article begins something else. */
const namesLatin =
  /^(?!(?:der|die|das|the|le|la|les|el|los|las|il|ein|eine|kein|keine|no|sein|ihr|mein|my)\s)\p{Lu}/iu;
