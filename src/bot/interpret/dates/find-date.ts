import { matchPhrase, once, type Phrase, phrases, type Slot } from "../phrase.ts";
import type { SaidToken } from "../tokens.ts";
import { type DateMeaning, type DateValues, dayMeanings, spanMeanings } from "./date-meanings.ts";
import type { DatePhrase, DaySpan, Today } from "./days.ts";

/** How dates are said in one language. */
export type DateLanguage = {
  /** Lines of a meaning's name and a phrase; with `!` it is a date only where nothing else can be meant. */
  days: string;
  spans: string;
  sets: Record<string, string>;
  slots: Record<string, Slot>;
  /** Whether the tokens say when, and are no part of a name or a title. */
  isMeant: (tokens: SaidToken[], start: number, end: number, isCareful: boolean) => boolean;
};

type SaidDate = { phrase: Phrase; meaning: DateMeaning; isCareful: boolean };

function datesIn(
  text: string,
  meanings: Record<string, DateMeaning>,
  sets: Record<string, string>,
): SaidDate[] {
  return [...text.matchAll(/^(\w+)(!?): (.+)$/gm)].flatMap(([, name = "", mark, said = ""]) => {
    const meaning = meanings[name];
    if (!meaning) throw new TypeError(`No date is called ${name}`);
    return phrases(sets, said).map((phrase) => ({ phrase, meaning, isCareful: mark !== "" }));
  });
}

/** Reads the first date in words, and the tokens that say it. */
export function dateFinder({ sets, slots, isMeant, ...said }: DateLanguage) {
  const days = datesIn(said.days, dayMeanings, sets);
  const all = [...datesIn(said.spans, spanMeanings, sets), ...days];

  const daySlot =
    (context: Today): Slot<DaySpan> =>
    (tokens, at) =>
      days.flatMap((one) => dateAt(one, tokens, at, slots, context) ?? []).toSorted((a, b) => b.end - a.end);

  return (tokens: SaidToken[], context: Today): DatePhrase | undefined => {
    const day = once(daySlot(context));
    for (let start = 0; start < tokens.length; start++) {
      const found = all.flatMap((one) => {
        const date = dateAt(one, tokens, start, { ...slots, day, to: day }, context);
        return date && isMeant(tokens, start, date.end, one.isCareful) ? [date] : [];
      });
      const [longest] = found.toSorted((a, b) => b.end - a.end);
      if (longest) return { start, end: longest.end, span: longest.value };
    }
    return undefined;
  };
}

function dateAt(
  { phrase, meaning }: SaidDate,
  tokens: SaidToken[],
  at: number,
  slots: Record<string, Slot>,
  context: Today,
): { value: DaySpan; end: number } | undefined {
  const match = matchPhrase(phrase, tokens, at, slots, false);
  if (!match || match.end <= at) return undefined;
  const captured = Object.entries(match.captured).map(([name, { value }]) => [name, value]);
  const values = Object.fromEntries(captured) as DateValues;
  if (values.year !== undefined && values.year <= 0) values.year += context.today.year;
  const value = meaning(values, context);
  return value && { value, end: match.end };
}
