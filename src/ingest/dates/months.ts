/** Languages whose feeds and pages write dates in words. */
const languages = (
  "en de fr es it pt nl da sv nb fi pl cs hu ro el ru uk tr id vi bg hr sr-Latn sr sk sl lt lv et ca ms ar-EG ar-SY he " +
  "be mk bs kk ky uz tg az ka hy fa ur hi mr ne bn ta th eu gl is ga cy sq af sw fil"
).split(" ");

/** With a day many languages inflect the month. */
const forms = (["long", "short"] as const).flatMap((month) => [
  { month },
  { month, day: "numeric" } as const,
]);

let numbers: Map<string, number> | undefined;

/** The month, 1 to 12, that a word names in full or abbreviated, in any of many languages. */
export function monthOf(word: string): number | undefined {
  numbers ??= monthNames();
  return numbers.get(bare(word));
}

function monthNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of languages)
    for (const form of forms) {
      const format = new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" });
      for (let month = 0; month < 12; month++) {
        const part = format.formatToParts(Date.UTC(2001, month, 1)).find(({ type }) => type === "month");
        const name = bare(part?.value ?? "");
        // English comes first: its words keep their meaning.
        if (name.length >= (language === "th" ? 2 : 3) && !names.has(name)) names.set(name, month + 1);
        // Hebrew writes "in May" as one word.
        if (language === "he") names.set(`ב${name}`, month + 1);
      }
    }
  return names;
}

/** Lower case without accents and full stops: "Déc." and "dec" are the same. Thai tells months apart by its marks. */
const bare = (word: string): string =>
  word
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<!\p{Script=Thai})\p{M}|\./gu, "");
