import type { DomDocument } from "../dom.ts";
import { namesAt } from "./author-address.ts";
import { namesBelowHeadline, namesBesideDates, namesInText } from "./byline-lines.ts";
import { marks, otherTexts, portraits, profiles, shown } from "./byline-marks.ts";
import type { JsonLd } from "./json-ld.ts";
import { metaValues } from "./meta.ts";
import type { PageLines } from "./page-lines.ts";
import { declaredNames, isFullName, isPerson } from "./person-names.ts";

/** Meta elements that name authors, the most reliable first. */
const metaNames = (
  "parsely-author sailthru.author article:author article:author_name og:article:author author byl " +
  "byline dc.creator dcterms.creator dc.contributor citation_author dcsext.author rbauthors " +
  "cxenseparse:author shareaholic:article_author_name"
).split(" ");

/** Names that a page marks or introduces as its authors', the most reliable first. */
export function* namesMarked(
  page: DomDocument,
  data: JsonLd | undefined,
  lines: PageLines,
): Generator<string[]> {
  if (data?.people.length === 1) yield declaredNames(data.people);
  yield declaredNames(labelledInTwitter(page));
  yield* namesBelowHeadline(lines).map((names) => names.filter(isPerson));
  for (const mark of marks) yield shown(page, mark, portraits);
  yield* namesBelowHeadline(lines);
  yield shown(page, profiles, portraits).filter(isPerson);
  yield* namesInText(lines);
  for (const text of declaredAuthors(page).flat().slice(0, maxAddresses))
    yield text
      .split(/,(?=https?:)/)
      .slice(0, maxAddresses)
      .flatMap((address) => namesAt(page, address));
}

/** Each is looked for in all links of the page. */
const maxAddresses = 10;

/** Full names where the author's may stand, but others' too. */
export function* namesAround(page: DomDocument, lines: PageLines): Generator<string[]> {
  yield declaredNames(inScripts(page)).filter(isPerson);
  for (const mark of marks) yield shown(page, mark, otherTexts).filter(isPerson);
  yield* namesBesideDates(lines);
}

/** What the meta elements of a page say of its authors, each kind of element for itself. */
export const declaredAuthors = (page: DomDocument): string[][] =>
  metaNames.map((name) => {
    const values = metaValues(page, name);
    return name === "citation_author" ? values.map((value) => value.replace(inverted, "$2 $1")) : values;
  });

/** "Lin, Mei", as catalogues write it: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
const inverted = /^([^\s,][^,]{0,60}), ([^\s,][^,]{0,60})$/u;

/** A card's two labels may be anything: who wrote it, a reading time, a price. */
export const labelledInTwitter = (page: DomDocument): string[] =>
  ["1", "2"].flatMap((place) =>
    metaValues(page, `twitter:label${place}`).some((label) => authorLabel.test(label))
      ? metaValues(page, `twitter:data${place}`)
      : [],
  );

const authorLabel =
  /^(?:written|posted|verfasst|geschrieben|autor|author|auteur|écrit|rédigé|escrito|publicado por|por|scritto|geschreven|skriv|napisan|автор|написано|作者|著者|작성자)/iu;

const inScript =
  /["']?\b(?:authors?|autor(?:es)?|authorname|author_name|articleauthor|article_author|contentauthor|content_author|byline|redakteur)["']?\s{0,3}[:=]\s{0,3}(?:\[\s{0,3})?["']([^"'\\<>{}[\]]{3,80})["']/gi;
const maxScriptChars = 200_000;

/** What a page tells its own scripts of the author, for statistics and the like. */
function inScripts(page: DomDocument): string[] {
  const texts = [...page.querySelectorAll("script:not([src])")].map((script) => script.textContent ?? "");
  const found = texts.join("\n").slice(0, maxScriptChars).matchAll(inScript);
  return Iterator.from(found)
    .map(([, name = ""]) => name)
    .filter((name) => declaredNames([name]).some(isFullName))
    .take(1)
    .toArray();
}
