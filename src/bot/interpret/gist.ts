import { numberSlot, ordinalSlot } from "./numbers.ts";
import { linesOf } from "./order.ts";
import { firstMatch, type Phrase, phraseEnds, phrases } from "./phrase.ts";
import type { Reading, ReadingKind } from "./reading.ts";
import { type SaidToken, textOf } from "./tokens.ts";

/**
 * An order by what is said in it, in whatever order: one of each group of words that it needs, and nothing but
 * those, others that it may have, and the language's little words. One thing may be named besides.
 */
export type Gist = {
  command: ReadingKind;
  topic?: string;
  needs: Phrase[][];
  also: Phrase[];
  /** Of how many tokens the thing is at most that must be named. */
  maxObject: number;
  /** How a story of the list is named, if one must be. */
  place?: Phrase[];
};

/**
 * Reads lines such as `follow: <tell> + <when> + {5} ~ news|there_is`: a command, the groups that it needs, and
 * what else may be said. `{5}` is a thing of so many tokens; a group with `{n}` or `{ordinal}` names a story.
 */
export const gistsIn =
  (sets: Record<string, string>) =>
  (text: string): Gist[] =>
    linesOf(text).map(({ name, said }) => {
      const [needed = "", also = ""] = said.split(" ~ ");
      const groups = needed.split(" + ");
      const place = groups.find((group) => /\{(?:n|ordinal)\}/.test(group));
      const object = groups.find((group) => /^\{\d+\}$/.test(group));
      const [command, topic] = name.split(" ") as [ReadingKind, string?];
      return {
        ...{ command, topic },
        needs: groups
          .filter((group) => group !== place && group !== object)
          .map((group) => phrases(sets, group)),
        also: phrases(sets, also),
        maxObject: Number(object?.slice(1, -1) ?? 0),
        place: place === undefined ? undefined : phrases(sets, ...place.split(";")),
      };
    });

/** The first order whose words all are in a saying; undefined if each misses one, or anything else is said. */
export function readGist(
  text: string,
  tokens: SaidToken[],
  gists: Gist[],
  little: Phrase[],
): Reading | undefined {
  for (const gist of gists) {
    const found = cover(tokens, gist, little);
    if (!found) continue;
    const { object, number } = found;
    return {
      command: gist.command,
      ...(gist.topic && { topic: gist.topic }),
      ...(object && { query: textOf(text, tokens, ...object) }),
      ...(number !== undefined && { number }),
    };
  }
  return undefined;
}

type Covered = { object?: [start: number, end: number]; number?: number };

/** What is named besides the words of a gist, if they cover all others. */
function cover(tokens: SaidToken[], gist: Gist, little: Phrase[]): Covered | undefined {
  const { needs, also, maxObject } = gist;
  const missing = new Set(needs);
  const covered: Covered = {};
  let isPast = false;
  for (let at = 0; at < tokens.length; ) {
    const place = covered.number === undefined ? placeAt(tokens, at, gist) : undefined;
    const found =
      place ?? longestOf([...missing], tokens, at) ?? longestOf([...needs, also, little], tokens, at);
    if (place) covered.number = place.number;
    else if (found?.words && missing.delete(found.words)) isPast = covered.object !== undefined;
    else if (!found) {
      const { isHan = false, spaceBefore = false } = tokens[at] ?? {};
      if (isPast || (at === 0 && !isHan) || (covered.object && isHan && spaceBefore)) return undefined;
      covered.object = [covered.object?.[0] ?? at, at + 1];
      if (at + 1 - covered.object[0] > maxObject) return undefined;
    }
    at = found?.end ?? at + 1;
  }
  const isWhole = missing.size === 0 && (!maxObject || covered.object) && (!gist.place || covered.number);
  return isWhole ? covered : undefined;
}

const slots = { n: numberSlot, ordinal: ordinalSlot };

function placeAt(tokens: SaidToken[], at: number, { place = [] }: Gist) {
  const match = firstMatch(place, tokens, at, slots, false);
  const named = match?.captured.n ?? match?.captured.ordinal;
  return match && named && { words: undefined, end: match.end, number: named.value as number };
}

/** Of several lists of words the one that reaches furthest, and of those the first. */
function longestOf(lists: Phrase[][], tokens: SaidToken[], at: number) {
  let best: { words: Phrase[]; end: number } | undefined;
  for (const words of lists)
    for (const phrase of words)
      for (const end of phraseEnds(phrase, tokens, at)) if (end > (best?.end ?? at)) best = { words, end };
  return best;
}
