import { cleanLine } from "../../text/clean.ts";
import { wordCount } from "../../text/prose.ts";
import { type DomDocument, unescapeText } from "../dom.ts";
import { headingsOf } from "./headings.ts";

/**
 * A page's headline: the heading that agrees with a declared title, or else the only first heading, or
 * else the first declared title. Undefined if there is none.
 * @param titles declared titles, the most reliable first
 * @param sites names of the site, to be left out
 */
export function findHeadline(page: DomDocument, titles: string[], sites: string[]): string | undefined {
  const given = [...titles, page.title].map((name) => cleanLine(unescapeText(name)));
  const declared = given.map((name) => withoutSite(name, sites)).filter(Boolean);
  const headings = headingsOf(page, "h1,[itemprop~=headline]").filter(({ whole }) => !isSite(whole, sites));
  const agreeing = declared
    .map((name) => headings.find(({ whole }) => agree(whole, name)))
    .find((heading) => heading !== undefined);
  const lesser = lesserHeading(page, given, sites);
  const isMotto = agreeing && lesser && isBeside(agreeing.whole, lesser, page.title, titles);
  const shown = agreeing && !isMotto ? ownPart(agreeing, declared) : undefined;
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

type Heading = ReturnType<typeof headingsOf>[0];

/**
 * The first heading of a page whose title was made for search engines: the only one, or a sentence above
 * those of the boxes beside the article.
 */
function onlyHeading(headings: Heading[], title: string): string | undefined {
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
function ownPart({ whole, own, parts }: Heading, declared: string[]): string {
  const isDeclared = (text: string) => declared.some((name) => isSame(name, text));
  const part = [own, ...parts].find((each) => isDeclared(each)) ?? own;
  // A kicker in the same text; the headline follows it.
  const bare = declared.find((name) => whole.endsWith(` ${name}`) && name.length > whole.length / 2);
  const barred = declared.find((name) => whole.startsWith(name) && barBehind.test(whole.slice(name.length)));
  return isDeclared(part) ? part : (bare ?? barred ?? part);
}

/** A heading below the site's name that is, to the letter, a part of a declared title. */
function lesserHeading(page: DomDocument, given: string[], sites: string[]): string | undefined {
  const parts = new Set(
    given
      .flatMap((name) => [
        name,
        ...name.split(separator),
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

const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const isSame = (one: string, other: string): boolean => squeeze(one) === squeeze(other);

/** "A long headl…" and "A long headline"; not "A headline" and "A headline | A site". */
function isCutFrom(name: string, longer: string): boolean {
  const start = name.replace(/(?<!\s)\s*(?:…|\.{3})$/, "");
  return start.length > 20 && longer.startsWith(start) && /^[\p{L}\p{N}’']/u.test(longer.slice(start.length));
}

const token = /\p{Script=Han}|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;
const tokens = (text: string): Set<string> => new Set(text.toLowerCase().match(token));

/** Whether two titles share most of their words. */
function agree(one: string, other: string): boolean {
  const [a, b] = [tokens(one), tokens(other)];
  const shared = a.intersection(b).size;
  return shared > 0 && shared >= 0.6 * Math.min(a.size, b.size) && shared >= 0.4 * Math.max(a.size, b.size);
}

const separator = /(?<!\s)\s+[|–—·•»«›~:-]+\s+|(?:(?<!\s)\s+)?[|｜_│]+\s*/;
/** What follows such a sign is never part of the headline. */
const bar = /(?:(?<!\s)\s+)?[|｜│](?!.*[|｜│])\s*/;

const barBehind = /^\s{0,3}[|｜│]/;

/** A title names its site, a section of it and its owner, and each part taken off is looked for in the whole title. */
const maxSiteParts = 6;

/** "The Quay: Ferry stops" */
const nameBefore = /^([^:：]{2,40})[:：]\s?(\S.*)$/;

/** A title without the site's name at its beginning or end. */
function withoutSite(title: string, sites: string[], left = maxSiteParts): string {
  if (left === 0) return title;
  const [, name = "", rest] = nameBefore.exec(title) ?? [];
  if (rest && sites.some((site) => isSame(site, name))) return withoutSite(rest, sites, left - 1);
  const parts = title.split(separator).filter(Boolean);
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  const tight = /\p{Lo}/u.test(title) ? tightEnd.exec(title)?.[1] : undefined;
  if (tight && (isSite(tight, sites) || paper.test(tight)))
    return withoutSite(title.slice(0, -1 - tight.length), sites, left - 1);
  if (parts.length < 2) return title;
  if (isSite(first, sites) && !isSite(last, sites))
    return withoutSite(cut(title, title.indexOf(first) + first.length), sites, left - 1);
  if (isSite(last, sites) || isSlight(last, first) || (bar.test(title) && wordCount(first) >= 2))
    return withoutSite(cut(title, 0, title.lastIndexOf(last)), sites, left - 1);
  return title;
}

/** A heading without the name of its site behind a bar. */
function withoutSiteBehind(heading: string, sites: string[]): string {
  const bars = bar.exec(heading);
  return bars && isSite(heading.slice(bars.index), sites) ? heading.slice(0, bars.index) : heading;
}

/** "市議會表決-基隆日報": Chinese and Japanese put no spaces around the sign. */
const tightEnd = /[-_:：]([^\s_:：-]{2,30})$/;
const paper = /(?:网|網|报|報|日報|新聞|新闻|ニュース)$/;

const cut = (title: string, from: number, to?: number): string =>
  title.slice(from, to).replace(/^[\s|｜│_–—·•»«›~:-]+|(?<![\s|｜│_–—·•»«›~:-])[\s|｜│_–—·•»«›~:-]+$/g, "");

/** Whether a part of a title is a site's name, or one contains the other and is more than a third of it. */
function isSite(part: string, sites: string[]): boolean {
  const name = squeeze(part);
  return sites.map(squeeze).some((site) => {
    const [short = "", long = ""] = [site, name].toSorted((a, b) => a.length - b.length);
    return site === name || (short.length > 3 && long.includes(short) && short.length * 3 > long.length);
  });
}

/** One to three words after a full headline are the name of a site or section. */
const isSlight = (last: string, first: string): boolean =>
  wordCount(last) <= 3 && squeeze(first).length > 2 * squeeze(last).length && wordCount(first) >= 4;
