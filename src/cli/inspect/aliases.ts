import { openApp } from "../../app/app.ts";
import { aliasText } from "../../search/aliases/aliases.ts";
import { extractPairs } from "../../search/aliases/extract/extract-pairs.ts";
import { visibleLine } from "../../text/visible-text.ts";
import { showIndexing } from "../ask/show-indexing.ts";
import { jsonOption, print, readArgs, type Verb } from "../verb.ts";

const usage = "aliases [--json]";

/** On each side of the bracket in an example. */
const contextChars = 80;

/** Names that mean the same; `support` counts the articles, `example` quotes one that introduces them. */
type NameGroup = { names: string[]; support: number; example?: string };

export const aliases: Verb = {
  usage,
  summary: "list the names that mean the same, as learnt from the articles",
  help: "  --json   the names as data",
  async run(args, config) {
    const { json } = readArgs(args, usage, jsonOption).values;
    const indexing = showIndexing();
    const options = { onlyReads: true, onIndexed: indexing.show };
    const opened = await openApp(config, Date.now, options).finally(indexing.clear);
    const { embedded, onCluster, storage } = opened;
    const learnt = embedded?.aliases ?? (await onCluster?.index.aliases());
    // An archive on a cluster is too large to look for examples in all of it.
    const articles = embedded
      ? await storage.articles.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
      : [];
    await storage.close();
    await onCluster?.cluster.close();
    const examples = examplesIn(articles.map(aliasText));
    const groups = [...(learnt?.groups() ?? [])]
      .map((group): NameGroup => ({ ...group, example: exampleOf(group.names, examples) }))
      .sort((a, b) => b.support - a.support);
    print(json, groups, describe(groups));
    return 0;
  },
};

/** For each pair of names, the text around the first place that introduces them together. */
function examplesIn(texts: string[]): Map<string, string> {
  const examples = new Map<string, string>();
  for (const text of texts) {
    for (const { long, short, at } of extractPairs(text)) {
      const key = `${long}\n${short}`;
      examples.getOrInsertComputed(key, () => text.slice(Math.max(0, at - contextChars), at + contextChars));
    }
  }
  return examples;
}

function exampleOf(names: string[], examples: Map<string, string>): string | undefined {
  const found = names.flatMap((long) => names.map((short) => examples.get(`${long}\n${short}`)));
  return found.find((example) => example !== undefined)?.replace(/\s+/g, " ");
}

function describe(groups: NameGroup[]): string {
  const lines = groups.map(({ names, support, example }) => {
    const quoted = example ? `\n    …${visibleLine(example)}…` : "";
    return `${visibleLine(names.join(" = "))}  (${support})${quoted}`;
  });
  return lines.join("\n");
}
