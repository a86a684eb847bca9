import { zoneNamed } from "../../digest/schedule/time-zones.ts";
import type { Slot } from "./phrase.ts";
import type { SaidToken } from "./tokens.ts";

const longestName = 3;
const longestHanName = 5;

/** A place whose time zone is known, the longest name first. */
export const place: Slot<string> = (tokens, at) => {
  const found: ReturnType<Slot<string>> = [];
  const most = tokens[at]?.isHan ? longestHanName : longestName;
  for (let end = Math.min(tokens.length, at + most); end > at; end--) {
    const zone = zoneNamed(nameOf(tokens.slice(at, end)));
    if (zone) found.push({ value: zone, end });
  }
  return found;
};

const nameOf = (tokens: SaidToken[]): string =>
  tokens.map(({ word, isHan }, i) => (i > 0 && !isHan ? ` ${word}` : word)).join("");
