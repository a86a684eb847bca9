import type { AliasGroups, FoundName } from "../aliases/alias-groups.ts";
import type { Vocabulary } from "../query/vocabulary.ts";
import { editsAllowed } from "../text/edit-distance.ts";
import { termOf } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";

/** In longer questions nobody types only a name. */
const mostTokens = 12;

/** The names that a question has if each word that no article has is read as the likeliest that some have; by their places. */
export function misspeltNames(
  tokens: Token[],
  vocabulary: Vocabulary,
  aliases: AliasGroups,
): Map<number, FoundName> {
  const names = new Map<number, FoundName>();
  if (tokens.length < 2 || tokens.length > mostTokens) return names;
  const typed = tokens.map(({ surface }) => termOf(surface));
  const read = tokens.map(
    (token, i) => (isUnknown(token, vocabulary) && likeliest(token, vocabulary)) || typed[i],
  );
  for (let at = 0; at < tokens.length; at++) {
    const name = aliases.longestAt(read as string[], at);
    const isRepaired = name && read.slice(at, at + name.length).some((term, i) => term !== typed[at + i]);
    if (name && isRepaired && !name.bySound) names.set(at, name);
  }
  return names;
}

const isUnknown = ({ surface, script }: Token, vocabulary: Vocabulary): boolean =>
  !script && /^\p{L}{4,}$/u.test(surface) && vocabulary.documents(termOf(surface)) === 0;

function likeliest({ surface }: Token, vocabulary: Vocabulary): string | undefined {
  const near = vocabulary.near(surface, editsAllowed(surface.length));
  return near.toSorted((a, b) => a.edits - b.edits || b.documents - a.documents)[0]?.term;
}
