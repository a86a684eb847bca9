/** A feature of the search: its file under src/search, and what to replace there to turn it off. */
export type Feature = { name: string; file: string; is: string; off: string };

/** The rows of the table in docs/search.md. */
export const features: Feature[] = [
  { name: "everything on", file: "search.ts", is: "", off: "" },
  {
    name: "headline weight",
    file: "text/fields.ts",
    is: "const titleWeight = 4",
    off: "const titleWeight = 1",
  },
  {
    name: "stemming",
    file: "text/stem.ts",
    is: "stem(word: Units, length: number): number {",
    off: "stem(word: Units, length: number): number {\n  if (word) return length;",
  },
  {
    name: "British and American spelling",
    file: "text/spelling.ts",
    is: "americanOf(word: string): string {",
    off: "americanOf(word: string): string {\n  if (word) return word;",
  },
  {
    name: "stop words",
    file: "text/stop-words.ts",
    is: 'new Set(kinds.join(" ").split(" "))',
    off: "new Set()",
  },
  { name: "adjacent words", file: "retrieve/rerank/rerank.ts", is: "0.1 / 0.85", off: "0" },
  {
    name: "question in the headline",
    file: "retrieve/rerank/rerank.ts",
    is: "const headline = 0.8",
    off: "const headline = 0",
  },
  { name: "age", file: "retrieve/freshness.ts", is: "stories <= 1", off: "stories <= Infinity" },
  {
    name: "all of the query first",
    file: "retrieve/rerank/rerank.ts",
    is: "if (ranked.key > floor) return;",
    off: "if (ranked.key > 0) return;",
  },
  {
    name: "form as typed",
    file: "retrieve/rerank/rerank.ts",
    is: "const typedForm = 0.2",
    off: "const typedForm = 0",
  },
  { name: "misspelt words", file: "query/expand.ts", is: "...misspelt(word, vocabulary),", off: "" },
  { name: "split words", file: "query/expand.ts", is: "...split(word, vocabulary),", off: "" },
  {
    name: "aliases",
    file: "query/name-terms.ts",
    is: "aliases.longestAt(terms, at, sounds)",
    off: "undefined as FoundName | undefined",
  },
  {
    name: "names word by word",
    file: "query/name-terms.ts",
    is: "const inWords = ",
    off: "const inWords = false && ",
  },
  {
    name: "words in one and in two",
    file: "query/plan.ts",
    is: "otherWritings(text, tokens, i, context)",
    off: "[]",
  },
  {
    name: "quantities",
    file: "query/amounts/quantity-terms.ts",
    is: "if (end === 0) return undefined;",
    off: "if (end >= 0) return undefined;",
  },
  {
    name: "words across languages",
    file: "query/plan.ts",
    is: "translatedPlaces(words, (at) => termOfWord(tokens, at, context), context)",
    off: "new Map() as ReturnType<typeof translatedPlaces>",
  },
  {
    name: "prose read as prose",
    file: "query/parse-query.ts",
    is: "maxTypedWords = 16",
    off: "maxTypedWords = Infinity",
  },
  {
    name: "names of currencies",
    file: "query/plan.ts",
    is: "name ? undefined : currencyAt(words.terms, at, context)",
    off: "undefined as ReturnType<typeof currencyAt>",
  },
  {
    name: "right words",
    file: "dictionary/right-words.ts",
    is: "=> isEnglishWord(word) || isListedName(word)",
    off: "=> word === undefined",
  },
  {
    name: "result coverage",
    file: "retrieve/coverage.ts",
    is: "share: 0.15",
    off: "share: 0",
  },
  {
    name: "answer coverage",
    file: "retrieve/coverage.ts",
    is: "{ least: 0.4, most: 0.5 }",
    off: "{ least: 0, most: 0 }",
  },
];
