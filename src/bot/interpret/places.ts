import { zoneNamed } from "../../digest/schedule/time-zones.ts";
import type { Slot } from "./phrase.ts";
import type { SaidToken } from "./tokens.ts";

const longestName = 3;
const longestHanName = 5;

/** A place whose time zone is known, the longest name first; `mayEnd` says where its name may end. */
export function placesAt(
  tokens: SaidToken[],
  at: number,
  mayEnd: (end: number) => boolean,
): ReturnType<Slot<string>> {
  const found: ReturnType<Slot<string>> = [];
  const most = tokens[at]?.isHan ? longestHanName : longestName;
  for (let end = Math.min(tokens.length, at + most); end > at; end--) {
    const zone = mayEnd(end) && zoneNamed(nameOf(tokens.slice(at, end)));
    if (zone) found.push({ value: zone, end });
  }
  return found;
}

export const place: Slot<string> = (tokens, at) => placesAt(tokens, at, () => true);

const nameOf = (tokens: SaidToken[]): string =>
  tokens.map(({ word, isHan }, i) => (i > 0 && !isHan ? ` ${word}` : word)).join("");
