import { matchesOf } from "../../text/matches-of.ts";

/** An address in a text: as it was typed, and whole. */
export type SaidAddress = { typed: string; url: string };

const address = /(?:https?:\/\/|\bwww\.)[^\s<>"|“”「」『』（）【】《》，。、；！？]{1,2000}/giu;
const openings: Record<string, string> = { ")": "(", "]": "[", "}": "{" };
const maxTailSigns = 8;

/** The addresses in a text, without the signs of a sentence, a bracket or markup that follow one. */
export const addressesIn = (text: string): SaidAddress[] =>
  [...matchesOf(text, address)].map(([found]) => {
    const typed = withoutTail(found);
    return { typed, url: /^http/i.test(typed) ? typed : `https://${typed}` };
  });

/** The words of a text beside its addresses. */
export const withoutAddresses = (text: string): string => text.replace(address, " ");

function withoutTail(found: string): string {
  let written = found;
  for (let left = maxTailSigns; left > 0 && /[.,;:!?'*~)\]}]$/.test(written); left--) {
    const last = written.slice(-1);
    const opening = openings[last];
    if (opening && count(written, opening) >= count(written, last)) break;
    written = written.slice(0, -1);
  }
  return written;
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;
