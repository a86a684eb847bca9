import { openApp } from "../app/app.ts";
import { aliasText } from "../search/aliases/aliases.ts";
import { extractPairs } from "../search/aliases/extract/extract-pairs.ts";
import { readJsonOnly, type Verb } from "./verb.ts";

const usage = "aliases [--json]";

/** How much of an article an example shows around the bracket, in characters. */
const around = 80;

/** Names that mean the same; `support` counts the articles, `example` is where one introduces them. */
type Group = { names: string[]; support: number; example?: string };

/** The names that were learnt from the articles, best supported first. */
export const aliases: Verb = {
  usage,
  summary: "list the names that mean the same, as learnt from the articles",
  async run(words, config) {
    const json = readJsonOnly(words, usage);
    const { index, storage } = await openApp(config, Date.now);
    const articles = await storage.articles.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    await storage.close();
    const examples = examplesIn(articles.map(aliasText));
    const groups = [...index.aliases.groups()]
      .map((group): Group => ({ ...group, example: exampleOf(group.names, examples) }))
      .sort((a, b) => b.support - a.support);
    console.log(json ? JSON.stringify(groups, null, 2) : describe(groups));
    return 0;
  },
};

/** For each two names that a text introduces together, the first place. */
function examplesIn(texts: string[]): Map<string, string> {
  const examples = new Map<string, string>();
  for (const text of texts) {
    for (const { long, short, at } of extractPairs(text)) {
      const key = `${long}\n${short}`;
      if (!examples.has(key)) examples.set(key, text.slice(Math.max(0, at - around), at + around));
    }
  }
  return examples;
}

function exampleOf(names: string[], examples: Map<string, string>): string | undefined {
  const found = names.flatMap((long) => names.map((short) => examples.get(`${long}\n${short}`)));
  return found.find((example) => example !== undefined)?.replace(/\s+/g, " ");
}

const describe = (groups: Group[]): string =>
  groups
    .map(
      ({ names, support, example }) =>
        `${names.join(" = ")}  (${support})${example ? `\n    …${example}…` : ""}`,
    )
    .join("\n");
