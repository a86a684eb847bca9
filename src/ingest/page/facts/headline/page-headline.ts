import { cleanLine } from "../../../text/clean.ts";
import { wordCount } from "../../../text/prose.ts";
import { type DomDocument, unescapeText } from "../../dom.ts";
import { headingInAddress } from "./heading-in-address.ts";
import { headingsOf, type PageHeading, withoutPart } from "./headings.ts";
import { isSite, separator, withoutSite, withoutSiteBehind } from "./site-in-title.ts";
import { agree, isSame, squeeze } from "./title-words.ts";

/**
 * A page's headline: the heading that agrees with a declared title, or else the only first heading, or
 * else the first declared title; but the heading that its address spells, where none of these is as good.
 * Undefined if there is none.
 * @param titles declared titles, the most reliable first
 * @param sites names of the site, to be left out
 */
export function findHeadline(
  page: DomDocument,
  titles: string[],
  sites: string[],
  address: string | undefined,
): string | undefined {
  const found = declaredOrShown(page, titles, sites);
  return found && (headingInAddress(headingsOf(page, "h1,h2,h3"), found, address) ?? found);
}

function declaredOrShown(page: DomDocument, titles: string[], sites: string[]): string | undefined {
  const given = [...titles, page.title].map((name) => cleanLine(unescapeText(name)));
  const declared = given.map((name) => withoutSite(name, sites)).filter(Boolean);
  const headings = headingsOf(page, "h1,[itemprop~=headline]").filter(({ whole }) => !isSite(whole, sites));
  const agreeing = declared
    .map((name) => headings.find(({ whole }) => agree(whole, name)))
    .find((heading) => heading !== undefined);
  const lesser = lesserHeading(page, given, sites);
  const isMotto = agreeing && lesser && isBeside(agreeing.whole, lesser, page.title, titles);
  const shown = agreeing && !isMotto ? ownPart(agreeing, declared, given) : undefined;
  const found =
    shown ??
    lesser ??
    onlyHeading(headings, page.title) ??
    (headings.length === 0 ? secondHeading(page, declared, sites) : undefined) ??
    declared[0] ??
    headings[0]?.own;
  const name = found && withoutSiteBehind(found, sites).replace(dated, "");
  return name && (declared.find((longer) => isCutFrom(name, longer)) ?? name);
}

/** "23.01.2026 - Wierer wins again" */
const dated = /^\d{1,2}[./]\d{1,2}[./]\d{4}\s{0,2}[-–—:|]\s+(?=\S)/;

/**
 * Whether a heading is the name of the site in a title that names the headline too: before it, if that
 * is declared elsewhere, or behind it, as in "Muffins with berries : Muffins".
 */
function isBeside(heading: string, headline: string, title: string, titles: string[]): boolean {
  const isDeclared = titles.some((name) => isSame(name, headline));
  return [title.split(separator).filter(Boolean), afterColon(title)].some((parts) => {
    const [first, last] = [parts.slice(0, -1).join(" "), parts.at(-1) ?? ""];
    const isAfter = isSame(first, headline) && isSame(last, heading);
    return isAfter || (isDeclared && isSame(first, heading) && isSame(last, headline));
  });
}

/**
 * The first heading of a page whose title was made for search engines: the only one, or a sentence above
 * those of the boxes beside the article.
 */
function onlyHeading(headings: PageHeading[], title: string): string | undefined {
  const [first, second] = new Set(headings.map(({ own }) => own));
  if (!first || squeeze(title).includes(squeeze(first))) return undefined;
  const isTelling = second ? wordCount(first) >= 5 : /\S\s+\S|\p{L}{6}|\p{Lo}{4}/u.test(first);
  return isTelling ? first : undefined;
}

/** Of a page without a first heading, the second one that its title begins with, or that stands for a title. */
function secondHeading(page: DomDocument, declared: string[], sites: string[]): string | undefined {
  const headings = headingsOf(page, "h2,h3").filter(({ own }) => !isSite(own, sites));
  const begins = (own: string) =>
    declared.some((name) => {
      const [whole, part] = [squeeze(name), squeeze(own)];
      return part.length >= 12 && part.length >= 0.6 * whole.length && whole.startsWith(part);
    });
  return (declared.length === 0 ? headings[0] : headings.find(({ own }) => begins(own)))?.own;
}

/** The part of a heading that is declared to be the headline, or else all but its kicker. */
function ownPart({ whole, own, parts }: PageHeading, declared: string[], given: string[]): string {
  const isDeclared = (text: string) => declared.some((name) => isSame(name, text));
  const behind = parts.filter((part) => whole.startsWith(part)).map((part) => withoutPart(whole, part));
  const part = [own, ...parts, ...behind].find((each) => isDeclared(each));
  if (part) return part;
  // What seems to be the site's name may be said of the matter: "Lock tours: …" of locktours.example.
  if (own === whole && given.some((name) => isSame(name, whole))) return whole;
  // A kicker in the same text; the headline follows it.
  const bare = declared.find((name) => name.length > whole.length / 2 && isBehindKicker(name, whole));
  const barred = declared.find((name) => whole.startsWith(name) && barBehind.test(whole.slice(name.length)));
  return bare ?? barred ?? own;
}

/** Words that somebody said are no kicker: "“Never again”: a lock keeper tells". */
const isBehindKicker = (name: string, whole: string): boolean =>
  whole.endsWith(` ${name}`) && !/["“”»«’'][:：]\s$/.test(whole.slice(0, -name.length));

/** A heading below the site's name that is, to the letter, a part of a declared title. */
function lesserHeading(page: DomDocument, given: string[], sites: string[]): string | undefined {
  const parts = new Set(
    given
      .flatMap((name) => [
        name,
        ...name.split(separator),
        name.split(separator).slice(0, -1).join(" "),
        ...afterColon(name).slice(1),
        name.split(/\s[/／]\s/)[0] ?? "",
      ])
      .map(squeeze),
  );
  return ["h1", "h2,h3,[class*=headline i],[class*=entry-title i],[class*=article-title i]"]
    .flatMap((selector) => headingsOf(page, selector))
    .map(({ own }) => own)
    .filter((own) => squeeze(own).length >= minLesserChars && parts.has(squeeze(own)) && !isSite(own, sites))
    .toSorted((a, b) => b.length - a.length)[0];
}

const minLesserChars = 8;

/** The parts of "A topic: the headline", or of "A headline / Sports / Home". */
const afterColon = (name: string): string[] => name.split(/[:：]\s+|\s[/／]\s/);

/** "A long headl…" and "A long headline"; not "A headline" and "A headline | A site". */
function isCutFrom(name: string, longer: string): boolean {
  const start = name.replace(/(?<!\s)\s*(?:…|\.{3})$/, "");
  return start.length > 20 && longer.startsWith(start) && /^[\p{L}\p{N}’']/u.test(longer.slice(start.length));
}

const barBehind = /^\s{0,3}[|｜│]/;
