import { type CommandName, commandsEn, type Keyword, keywordsEn } from "./en/commands.ts";
import { postStyleWordsEn } from "./en/post-style.ts";
import { locales, sentencesFor } from "./locale.ts";
import { postStyleWordsZh } from "./zh-TW/post-style.ts";

// What people type is understood in every language, whichever one they are answered in.
const languages = locales.map(sentencesFor);
const commandNames = Object.keys(commandsEn) as CommandName[];
const keywords = Object.keys(keywordsEn) as Keyword[];
const commandByWord = new Map(
  commandNames.flatMap((name) => wordsFor(name).map((word): [string, CommandName] => [word, name])),
);

/** The command that a first word means. */
export const commandNamed = (word: string): CommandName | undefined =>
  commandByWord.get(word.normalize("NFKC").toLowerCase());

/** No two commands have one. */
function wordsFor(name: CommandName): string[] {
  return [name, ...languages.flatMap(({ commands }) => commands[name].aliases ?? [])];
}

/** The words that mean a keyword. */
export const wordsOf = (keyword: Keyword): string[] => languages.flatMap((one) => one.keywords[keyword]);

/** The keyword that a word means. */
export const keywordNamed = (word: string): Keyword | undefined =>
  keywords.find((keyword) => wordsOf(keyword).includes(word.toLowerCase()));

/** A command text with its command and keyword in English, as buttons send them. */
export function canonicalCommand(text: string): string {
  const [first = "", second = "", ...rest] = text
    .trim()
    .replace(/^[/／]/, "")
    .split(/\s+/);
  return [commandNamed(first) ?? first, keywordNamed(second) ?? second, ...rest].join(" ").trim();
}

/** The words about times and days, a language at a time. */
export const scheduleWords = [...new Set(languages.map(({ schedule }) => schedule))];

/** The words about how posts look. */
export const postStyleWords = [postStyleWordsEn, postStyleWordsZh];

/** A part of a pattern that fits any of these words, the longest first. */
export const anyOf = (words: string[]): string =>
  [...new Set(words)]
    .toSorted((one, other) => other.length - one.length)
    .map(RegExp.escape)
    .join("|");
