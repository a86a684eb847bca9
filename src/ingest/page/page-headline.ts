import { cleanLine } from "../text/clean.ts";
import { wordCount } from "../text/prose.ts";
import { type DomDocument, unescapeText } from "./dom.ts";

/**
 * A page's headline: the heading that agrees with a declared title, or else the first declared
 * title, or else the first heading. Undefined if there is none.
 * @param titles declared titles, the most reliable first
 * @param sites names of the site, to be left out
 */
export function findHeadline(page: DomDocument, titles: string[], sites: string[]): string | undefined {
  const names = [...titles, page.title].map((name) => withoutSite(cleanLine(unescapeText(name)), sites));
  const declared = names.filter(Boolean);
  const headings = [...page.querySelectorAll("h1,[itemprop=headline]")]
    .slice(0, 20)
    .map((heading) => cleanLine(heading.textContent ?? ""))
    .filter((heading) => heading && heading.length < 400 && !isSite(heading, sites));
  const shown = headings.find((heading) => declared.some((name) => agree(heading, name)));
  // A heading may begin with a kicker; the headline follows it.
  const bare = declared.find((part) => shown?.endsWith(` ${part}`) && part.length > shown.length / 2);
  const name = bare ?? shown ?? declared[0] ?? headings[0];
  return name && (declared.find((longer) => isCutFrom(name, longer)) ?? name);
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** "A long headl…" and "A long headline"; not "A headline" and "A headline | A site". */
function isCutFrom(name: string, longer: string): boolean {
  const start = name.replace(/(?<!\s)\s*(?:…|\.{3})$/, "");
  return start.length > 20 && longer.startsWith(start) && /^\S*\p{L}/u.test(longer.slice(start.length));
}

const token = /\p{Script=Han}|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;
const tokens = (text: string): Set<string> => new Set(text.toLowerCase().match(token));

/** Whether two titles share most of their words. */
function agree(one: string, other: string): boolean {
  const [a, b] = [tokens(one), tokens(other)];
  const shared = a.intersection(b).size;
  return shared > 0 && shared >= 0.6 * Math.min(a.size, b.size) && shared >= 0.4 * Math.max(a.size, b.size);
}

const separator = /(?<!\s)\s+[|–—·•»«›~:-]+\s+|(?:(?<!\s)\s+)?[|｜_]+\s*/;

/** A title without the site's name at its beginning or end. */
function withoutSite(title: string, sites: string[]): string {
  const parts = title.split(separator).filter(Boolean);
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (parts.length < 2) return title;
  if (isSite(last, sites) || isSlight(last, first))
    return withoutSite(cut(title, 0, title.lastIndexOf(last)), sites);
  if (isSite(first, sites)) return withoutSite(cut(title, title.indexOf(first) + first.length), sites);
  return title;
}

const cut = (title: string, from: number, to?: number): string =>
  title.slice(from, to).replace(/^[\s|｜_–—·•»«›~:-]+|(?<![\s|｜_–—·•»«›~:-])[\s|｜_–—·•»«›~:-]+$/g, "");

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
  wordCount(last) <= 3 && squeeze(first).length > 2.5 * squeeze(last).length && wordCount(first) >= 4;
