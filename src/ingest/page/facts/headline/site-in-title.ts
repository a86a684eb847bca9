import { wordCount } from "../../../text/prose.ts";
import { isSame, squeeze } from "./title-words.ts";

/** The signs between the parts of a title. */
export const separator = /(?<!\s)\s+[|–—·•»«›~:-]+\s+|(?:(?<!\s)\s+)?[|｜_│]+\s*/;
/** What follows such a sign is never part of the headline. */
const bar = /(?:(?<!\s)\s+)?[|｜│](?!.*[|｜│])\s*/;

/** A title names its site, a section of it and its owner, and each part taken off is looked for in the whole title. */
const maxSiteParts = 6;

/** "The Quay: Ferry stops" */
const nameBefore = /^([^:：]{2,40})[:：]\s?(\S.*)$/;

/** A title without the site's name at its beginning or end. */
export function withoutSite(title: string, sites: string[], left = maxSiteParts): string {
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
export function withoutSiteBehind(heading: string, sites: string[]): string {
  const bars = bar.exec(heading);
  return bars && isSite(heading.slice(bars.index), sites) ? heading.slice(0, bars.index) : heading;
}

/** "市議會表決-基隆日報": Chinese and Japanese put no spaces around the sign. */
const tightEnd = /[-_:：]([^\s_:：-]{2,30})$/;
const paper = /(?:网|網|报|報|日報|新聞|新闻|ニュース)$/;

const cut = (title: string, from: number, to?: number): string =>
  title.slice(from, to).replace(/^[\s|｜│_–—·•»«›~:-]+|(?<![\s|｜│_–—·•»«›~:-])[\s|｜│_–—·•»«›~:-]+$/g, "");

/** Whether a part of a title is a site's name, or one contains the other and is more than a third of it. */
export function isSite(part: string, sites: string[]): boolean {
  const name = squeeze(part);
  return sites.map(squeeze).some((site) => {
    const [short = "", long = ""] = [site, name].toSorted((a, b) => a.length - b.length);
    return site === name || (short.length > 3 && long.includes(short) && short.length * 3 > long.length);
  });
}

/** One to three words after a full headline are the name of a site or section. */
const isSlight = (last: string, first: string): boolean =>
  wordCount(last) <= 3 && squeeze(first).length > 2 * squeeze(last).length && wordCount(first) >= 4;
