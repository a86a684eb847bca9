import { firstMatch, type Phrase, phrases } from "../phrase.ts";
import { publisher } from "../publishers.ts";
import { anyWords } from "../slots.ts";
import { wordSet } from "../spellings.ts";
import type { SaidToken } from "../tokens.ts";
import { newsWords } from "./word-sets.ts";

/** A stretch of tokens that is a filter, not something to look for; `value` are the tokens it names. */
export type FilterPhrase = {
  kind: "exclude" | "source" | "notSource";
  start: number;
  end: number;
  value: [start: number, end: number];
};

const from = "from|by|via|in|on|at|according_to";
const sources = phrases(
  { from },
  "as? reported|published|covered|written|told|seen? <from> the? {publisher}",
  "as the? {publisher} reported|reports|wrote|writes|said|says",
  "whatever|what the? {publisher} wrote|said|reported|published|has about|on|regarding",
  "according_to the? {publisher}",
  "has|have|did the? {publisher} written|write|reported|report|published|said|covered|run|got anything|something|much|any_stories about|on|regarding",
  "what does|did|do|is|has the? {publisher} say|report|write|reported|think|saying|reporting|written|said|published|got|have|carry about|on|regarding?",
  "the? {publisher} about",
  "the? {publisher} on the",
  "the? {publisher} coverage|reporting|report|reports|article|articles|stories|story|piece|pieces|take of|on|about",
);
const noSources = phrases(
  {},
  "but? nothing|none|not_anything from|by the? {publisher}",
  "but? not|except|excluding|without|minus|no|skip|besides|ignore|ignoring from|by|stuff|stories|articles|anything|the* {publisher}",
  "other_than|apart_from|aside_from|leave_out|leaving_out the? {publisher}",
);
const negations = phrases(
  {},
  "but|and? leave_out|leaving_out|filter_out|skip|exclude|excluding|ignore|ignoring|omit|omitting anything|everything|stuff|all|the? about|on|from|by?",
  "but? not_about|nothing_about|nothing_on|no_mention_of|not_related_to|not_including|not_counting|not_involving|not_mentioning|without_mentioning the?",
  "that|which dont|do_not|does_not|doesnt|arent|are_not|isnt|is_not mention|include|involve|concern|about|cover|talk_about the|any?",
  "but? other_than|apart_from|aside_from|except_for|except|besides|anything_but|everything_but|all_but without|any|the|mentioning|anything_about?",
  "but|and|just|only not|no any|the|about?",
  "but|just? without|sans|minus any|the|all?",
  "not the|any?",
  "no",
);
/** "leaving netflix aside". */
const leavings = phrases({}, "leaving|putting|setting {query} aside|out|apart");

/** After these, "not" and the like belong to the words before: not guilty, without borders. */
const sayings = new Set(
  `not guilty|not for|not to|not yet|not enough|not only|not just|not my|not in|not a|not an|not all|not so|not even|not your|
  not working|not allowed|not included|not found|not safe|not real|without borders|without trace|without a|without parole|
  without pay|without power|without warning|without bail|without end|without limits|without license|without insurance|
  without remorse|without notice|without charge|without consent|without permission|without visa|without internet|
  without water|without food|without you|no time|no deal|no more|no one|no longer|no way|no man|no country|no contest|
  no confidence|no show|no fly|no kings|no other|no limit|no limits|no end|no sudden|no hard|no doubt|besides the`
    .split("|")
    .map((saying) => saying.trim()),
);
const auxiliaries = wordSet(
  "me or why if did do does is was are were can could will would should must may might has have had whether",
);
const maxExcludedWords = 4;

/** The first source or exclusion said in words; undefined if there is none. */
export function findFilter(tokens: SaidToken[]): FilterPhrase | undefined {
  for (let start = 0; start < tokens.length; start++) {
    const found =
      sourceAt("notSource", noSources, tokens, start) ??
      exclusionAt(tokens, start) ??
      sourceAt("source", sources, tokens, start);
    if (found) return found;
  }
  return undefined;
}

function sourceAt(
  kind: "source" | "notSource",
  said: Phrase[],
  tokens: SaidToken[],
  start: number,
): FilterPhrase | undefined {
  const match = firstMatch(said, tokens, start, { publisher }, false);
  const name = match?.captured.publisher;
  if (!match || !name) return undefined;
  // "fox news" at the very start is what to look for; "in nature" is not always the journal.
  const isLast = match.end === tokens.length || tokens[match.end]?.commaBefore || start === 0;
  const isWide =
    name.end - name.start > 1 ||
    !/^(?:nature|fortune|inside|variety|vice|mirror|time|rt|ap|ft|dw)$/.test(tokens[name.start]?.word ?? "");
  const isIn = /^(?:in|on|at)$/.test(tokens[start]?.word ?? "");
  const isNamedFirst = start === name.start || tokens[start]?.word === "the";
  if ((isIn || isNamedFirst) && name.value === false) return undefined;
  const isMeant = kind === "notSource" ? start > 0 : isLast || isFollowedByFiller(tokens, match.end);
  return isMeant && isWide ? { kind, start, end: match.end, value: [name.start, name.end] } : undefined;
}

const isFollowedByFiller = (tokens: SaidToken[], at: number): boolean =>
  /^(?:about|on|regarding|please|since|today|this|last|yesterday|concerning|for)$/.test(
    tokens[at]?.word ?? "",
  );

/** "phones not apple", "tech news, no crypto": something before, and few words to the end or a comma after. */
function exclusionAt(tokens: SaidToken[], start: number): FilterPhrase | undefined {
  if (start === 0 || auxiliaries.has(tokens[start - 1]?.word ?? "")) return undefined;
  const left = firstMatch(leavings, tokens, start, { query: anyWords }, false)?.captured.query;
  if (left && left.end - left.start <= maxExcludedWords)
    return { kind: "exclude", start, end: left.end + 1, value: [left.start, left.end] };
  const match = firstMatch(negations, tokens, start, {}, false);
  if (!match) return undefined;
  const from = match.end;
  let end = from;
  while (
    end < tokens.length &&
    (end === from || !tokens[end]?.commaBefore) &&
    !stops.has(tokens[end]?.word ?? "")
  )
    end++;
  const [word, next] = [tokens[match.end - 1]?.word, tokens[from]?.word];
  if (
    end === from ||
    end - from > maxExcludedWords ||
    (tokens[start]?.word !== "but" && sayings.has(`${word} ${next}`)) ||
    (/^(?:not|no|minus)$/.test(word ?? "") && isSaidOf(next ?? ""))
  )
    return undefined;
  const first = tokens[start] as SaidToken;
  const isAfterNews = newsWords.has(tokens[start - 1]?.word ?? "");
  if (needsPause.has(first.word) && !first.commaBefore && !isAfterNews) return undefined;
  let last = end;
  while (last > from + 1 && newsWords.has(tokens[last - 1]?.word ?? "")) last--;
  return { kind: "exclude", start, end, value: [from, last] };
}

/** Verbs and the like, which leave something out only after a pause. */
const needsPause = new Set(["no", "skip", "besides", "exclude", "ignore", "omit"]);

/** "Not needed", "not looking back" and "no. 7" leave nothing out. */
const isSaidOf = (word: string): boolean => /(?:ed|ing)$|^\d/.test(word) || neverLeftOut.has(word);
const neverLeftOut = wordSet(
  "met set due far at out big ready happy dangerous sure good bad true fair over done yet quite very really there here about what who how where when as so too",
);

const stops = wordSet("since from in on last this today yesterday please thanks");
