import { unescape as decodePercents } from "node:querystring";
import type { PageHeading } from "./headings.ts";
import { isSame, squeeze, tokens } from "./title-words.ts";

/** Less than a whole part of an address may be there by chance. */
const minChars = 12;
/** An address of fewer words names a subject, which a headline need not repeat. */
const minWords = 3;

/**
 * The heading that a page's address ends with: "Upper lock closes" of /2026/upper-lock-closes.html. Undefined
 * where the headline found without the address is as good: a heading too, and not foreign to the address, or
 * a title that begins with that heading and says more.
 */
export function headingInAddress(
  headings: PageHeading[],
  found: string,
  address: string | undefined,
): string | undefined {
  const path = pathIn(address);
  const last = path.slice(path.lastIndexOf("/") + 1);
  const ends = (name: string) =>
    name !== "" && (name === squeeze(last) || (name.length >= minChars && squeeze(path).endsWith(name)));
  const spelled = headings.find(({ own }) => spellings(own).map(squeeze).some(ends))?.own;
  if (!spelled || squeeze(found).startsWith(squeeze(spelled))) return undefined;
  const isHeading = headings.some(({ whole, own, parts }) =>
    [whole, own, ...parts].some((text) => isSame(text, found)),
  );
  return isHeading && !isForeign(found, last) ? undefined : spelled;
}

/** Without an ending: "/2026/upper-lock-closes". */
const pathIn = (address = ""): string =>
  plain(decodePercents(URL.parse(address)?.pathname ?? "")).replace(/(?:\.\w{1,5}|\/)$/, "");

/** Whether a headline has none of the words of its address. */
function isForeign(headline: string, last: string): boolean {
  const told = new Set([...tokens(last)].filter((word) => /\p{L}{3}/u.test(word)));
  return told.size >= minWords && spellings(headline).every((text) => tokens(text).isDisjointFrom(told));
}

/** As addresses write it: "Schöner Fußweg" is "schoner fussweg" or "schoener fussweg". */
const spellings = (text: string): string[] =>
  [text, text.replace(/[äöü]/gi, (vowel) => `${vowel}e`)].map(plain);

const plain = (text: string): string =>
  text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
