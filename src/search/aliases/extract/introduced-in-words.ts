import { matchesOf } from "../../../text/matches-of.ts";
import { expandAbbreviation } from "./abbreviation.ts";
import { nameBefore } from "./name-before.ts";
import type { NamePairAt } from "./pair.ts";

/** "Hon Hai Precision Industry Co, also known as Foxconn Technology Group". */
const knownAs =
  /,? (?:which (?:is|was) |who is )?(?:(?:also|better|formerly|previously|internationally|now|widely|commonly|locally) )?(?:(?:known|referred to) (?:internationally |locally )?as|(?:formerly|previously|also) called) (?:the )?(\p{Lu}[\p{L}\p{N}&.'’-]*(?:\s\p{Lu}[\p{L}\p{N}&.'’-]*){0,5})(?=[\s,.;(（]|$)/gu;

/** "Taiwan Semiconductor Manufacturing Co, or TSMC, said". */
const orShort = / or (\p{Lu}[\p{L}\p{N}&-]{1,9})(?=[,.;])/gu;

/** Looking for a few letters is faster than the pattern, and most texts have none. */
const mayName = (text: string): boolean =>
  text.includes("known ") || text.includes("ferred to ") || text.includes("called ");

/**
 * The pairs that a text introduces in words, phrase by phrase, the name in the `maxCharsBefore`
 * characters before them.
 */
export function* introducedInWords(text: string, maxCharsBefore: number): Generator<NamePairAt[]> {
  const before = (index: number): string =>
    text.slice(Math.max(0, index - maxCharsBefore), index).replace(/(?<!\s)\s*[(（][^()（）]*[)）]$/, "");
  for (const { 1: other = "", index } of mayName(text) ? matchesOf(text, knownAs) : []) {
    const long = nameBefore(before(index));
    const short = other.trim().replace(/['’]s$|\.$/, "");
    yield long && long !== short ? [{ long, short, at: index, sure: true }] : [];
  }
  for (const { 1: short = "", index } of matchesOf(text, orShort)) {
    const at = text[index - 1] === "," ? index - 1 : index;
    const long = /\p{Lu}.*\p{Lu}/u.test(short) && expandAbbreviation(before(at), short);
    yield long ? [{ long, short, at, sure: true }] : [];
  }
}
