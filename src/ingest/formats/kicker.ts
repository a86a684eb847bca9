import { cleanLine } from "../text/clean.ts";

/** "GROWING OWINGS: ..." or "【快訊】...". */
const capitals = /^(?=[^:：\p{Ll}]{4,60}[:：]\s)((?:[^:：]*\p{Lu}){4}[^:：]*)[:：]\s+/u;
const brackets = /^[【〔[]([^】〕\]]{2,20})[】〕\]]\s*/;

/** The end of a standfirst that runs into the text: no full stop, then a word that begins a sentence. */
const textBegins =
  /\p{Ll}[”’"]? (?=(?:The|A|An|In|On|At|It|He|She|They|We|There|This|That|These|Those|As|After|Before|While|When|With|For|From|More|Most|Some|Many|About|Under|Despite|Following|Even|Although)\s)/u;
const minStandfirstChars = 25;
const maxStandfirstChars = 300;

/**
 * A teaser's kicker and the standfirst that some sites put after it, separated from the text;
 * undefined if it has none. A standfirst whose end is unclear stays part of the text.
 */
export function splitKicker(
  paragraph: string,
): { kicker: string; standfirst: string; text: string } | undefined {
  const match = capitals.exec(paragraph) ?? brackets.exec(paragraph);
  if (!match?.[1]) return undefined;
  const rest = paragraph.slice(match[0].length);
  const standfirst = match[0].includes("【") ? "" : leadingStandfirst(rest);
  return { kicker: cleanLine(match[1]), standfirst, text: rest.slice(standfirst.length).trim() };
}

function leadingStandfirst(text: string): string {
  const end = textBegins.exec(text.slice(0, maxStandfirstChars + 50));
  const standfirst = end ? text.slice(0, end.index + end[0].length).trim() : "";
  const { length } = standfirst;
  const isOne = length >= minStandfirstChars && length <= maxStandfirstChars;
  return isOne && !/[.!?]["”’]? /.test(standfirst) ? standfirst : "";
}

/** A line in capitals is a kicker too. */
export const isKicker = (line: string): boolean =>
  !/\p{Ll}/u.test(line) && (line.match(/\p{Lu}/gu)?.length ?? 0) >= 4;
