import type { DomDocument } from "../dom.ts";
import { declaredAuthors, labelledInTwitter, namesAround, namesMarked } from "./byline-candidates.ts";
import { agencyInText, namesBelowHeadline, namesSigned } from "./byline-lines.ts";
import { textsOfAuthors } from "./byline-marks.ts";
import type { JsonLd } from "./json-ld.ts";
import type { PageLines } from "./page-lines.ts";
import {
  anyTeamIn,
  declaredNames,
  isFullName,
  isLogin,
  isOrganisation,
  isPerson,
  teamIn,
} from "./person-names.ts";

/**
 * Who wrote a page's article, as it declares or shows; the site's own name only if there is no other. A
 * full name is better than the beginning of it or the name of a login.
 */
export function findByline(
  page: DomDocument,
  data: JsonLd | undefined,
  sites: string[],
  lines: PageLines,
): string | undefined {
  const isSite = siteTest(page, sites, lines);
  const people = (names: string[]) => names.filter((name) => !isSite(name));
  const declared = [data?.author ?? [], ...declaredAuthors(page)];
  const others = declared.map((texts) => people(texts));
  let best = fullest(others.map(declaredNames).map(people));
  let first = best;
  for (const found of namesMarked(page, data, lines)) {
    if (best.some(isWhole)) break;
    if (first.length === 0) first = found;
    const named = people(found);
    if (best.length === 0 ? named.length > 0 : isFuller(named, best)) best = named;
  }
  for (const named of Iterator.from(namesAround(page, lines)).map(people)) {
    if (best.some(isWhole)) break;
    const isBetter = first.length === 0 || (isFuller(named, best) && !best.some(isInLowerCase));
    if (isBetter) best = first = named;
  }
  const isOwn = declared.flat().some(isSite) && !best.some(isWhole);
  const teams = others.flat().flatMap(teamIn);
  const fallbacks = [isOwn ? [] : best, teams, declaredNames(declared.flat()), best, first];
  const names = fallbacks.find((each) => each.length > 0) ?? lastNames(page, others.flat(), lines);
  return [...new Set(withOthers(names, lines))].join(", ") || undefined;
}

/** Where nobody is named: the word for the editors in the author's place, a signature, an agency. */
function lastNames(page: DomDocument, declared: string[], lines: PageLines): string[] {
  const [team] = [...declared, ...labelledInTwitter(page), ...textsOfAuthors(page, lines)].flatMap(anyTeamIn);
  if (team) return [team];
  const signed = namesSigned(lines);
  return signed.length > 0 ? signed : agencyInText(lines);
}

/** Names of the site, whole or in parts: "LN - Keelung News", "The Quay". */
function siteTest(page: DomDocument, sites: string[], { blocks, headline }: PageLines) {
  const title = blocks[headline]?.text ?? "";
  const inTitle = page.title.split(separator).filter((part) => !title.includes(part.trim()));
  const names = new Set([...sites, ...sites.flatMap((site) => site.split(separator)), ...inTitle].map(plain));
  return (name: string): boolean => names.has(plain(name));
}

const separator = /\s[|–—·•»«:-]\s|[|｜:]\s/;
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:the|die|der|das)\s/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** The same names, and others that a line below the headline has beside them. */
const withOthers = (names: string[], lines: PageLines): string[] =>
  namesBelowHeadline(lines).find(
    (list) => list.length > names.length && names.length > 0 && list.every(isPerson) && isIn(names, list),
  ) ?? names;

/** The full name of a login stands where the login does. */
const isInLowerCase = (name: string): boolean => /^\p{Ll}/u.test(name);

/** The full name of a person. */
const isWhole = (name: string): boolean => isFullName(name) && !isOrganisation(name);

/** A full name is better than the beginning of it, a login or a paper. */
const isFuller = (people: string[], best: string[]): boolean =>
  !best.some(isWhole) &&
  people.some(
    (name) =>
      isPerson(name) &&
      isWhole(name) &&
      best.some((short) => isLogin(short) || isOrganisation(short) || isPartOf(short, name)),
  );

const isPartOf = (short: string, name: string): boolean =>
  name.toLowerCase().split(" ").includes(short.toLowerCase());

/** The first of several lists that names anybody, or a later one that names the same and others. */
function fullest(lists: string[][]): string[] {
  const named = lists.filter((list) => list.length > 0);
  const [first = []] = named;
  return named.reduce((best, list) => (list.length > best.length && isIn(best, list) ? list : best), first);
}

const isIn = (part: string[], whole: string[]): boolean =>
  part.every((name) => whole.some((each) => each.toLowerCase() === name.toLowerCase()));
