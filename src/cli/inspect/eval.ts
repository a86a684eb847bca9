import { writeFile } from "node:fs/promises";
import { aliasPath } from "../../app/files.ts";
import type { Config } from "../../config.ts";
import { type CollectionQuery, readArticles, readJudgements, readQueries } from "../../eval/collection.ts";
import { CollectionError } from "../../eval/collection-error.ts";
import { describeEvaluation } from "../../eval/describe.ts";
import { fill, type OnDone, runDepth, runQueries } from "../../eval/evaluate.ts";
import { damage } from "../../eval/inject-typos.ts";
import { type Judgements, measureQuality } from "../../eval/metrics.ts";
import { createRandom } from "../../eval/random.ts";
import { formatRun } from "../../eval/trec.ts";
import { loadAliasRules } from "../../search/aliases/aliases.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import { createProgress, type WorkProgress } from "../progress.ts";
import { jsonOption, print, readArgs, UsageError, type Verb } from "../verb.ts";
import { openEmptyIndex, type SearchEngineName, searchEngines } from "./empty-index.ts";

const usage =
  "eval --corpus ARTICLES.jsonl --queries QUERIES.jsonl [--qrels QRELS.txt] [--run OUT.trec [--depth N]] " +
  "[--typos N [--seed S]] [--search embedded|opensearch] [--json]";

const help = `Nothing is stored.

  --corpus FILE     articles, a JSON object a line: id, and what there is of title, body, summary, url,
                    source, section, tags, language, publishedAt (ISO 8601 or milliseconds)
  --queries FILE    questions, a JSON object a line: id and text, as a reader would type it
  --qrels FILE      which articles answer which question, a line each: "query 0 article grade" as TREC
                    has it, or "query article grade"; without it only the speed is measured
  --run FILE        writes the hits, up to 100 a question, in TREC's form; a question that the archive
                    has no answer to has no line
  --depth N         up to so many hits a question instead; the figures of quality are of the first 100
  --typos N         one typo (swap, drop, insert, replace) in N words of each question; 99 for all
  --seed S          other typos; the same seed gives the same typos
  --search ENGINE   embedded (in memory, as by default), or opensearch: the cluster of SEARCH_URL, in indices
                    of its own that are removed at the end
  --json            prints all figures as data

The collections of BEIR (_id, text, a table of judgements) are read as they are. aliases.yaml of the
articles folder applies, so that its effect can be measured.`;

export const evaluate: Verb = {
  usage,
  summary: "measure how well and how fast the search answers on a collection of your own",
  help,
  async run(args, config) {
    const options = readOptions(args);
    // A query's typos depend on the seed and its id alone, whatever else is in the file.
    const queries = (await readQueries(options.queries)).map(({ id, text }) => ({
      id,
      text: damage(text, options.typos, createRandom(`${options.seed} ${id}`)),
    }));
    const judgements = options.qrels === undefined ? undefined : await readJudgements(options.qrels);
    if (judgements && !queries.some(({ id }) => judgements.has(id))) throw new CollectionError(unrelated);
    const { report, rankings } = await measure(options, queries, judgements, config);
    if (options.run !== undefined) await writeFile(options.run, formatRun(rankings));
    print(options.json, report, describeEvaluation(report));
    return 0;
  },
};

const unrelated = "The judgements are on none of these queries: do both files use the same ids?";

const text = { type: "string" } as const;
const evalOptions = {
  ...jsonOption,
  ...{ corpus: text, queries: text, qrels: text, run: text },
  depth: { ...text, default: String(runDepth) },
  typos: { ...text, default: "0" },
  seed: { ...text, default: "1" },
  search: { ...text, default: "embedded" },
};

function readOptions(args: string[]) {
  const { values } = readArgs(args, usage, evalOptions);
  const { corpus, queries } = values;
  if (corpus === undefined || queries === undefined) {
    throw new UsageError(`--corpus and --queries are needed. Usage: newsdesk ${usage}`);
  }
  const typos = Number(values.typos);
  if (!Number.isInteger(typos) || typos < 0) {
    throw new UsageError(`--typos takes a number of words, not "${values.typos}". Usage: newsdesk ${usage}`);
  }
  const depth = Number(values.depth);
  if (!Number.isInteger(depth) || depth < 1) {
    throw new UsageError(`--depth takes a number of hits, not "${values.depth}". Usage: newsdesk ${usage}`);
  }
  const search = searchEngines.find((one) => one === values.search);
  if (search === undefined) {
    throw new UsageError(
      `--search takes ${searchEngines.join(" or ")}, not "${values.search}". Usage: newsdesk ${usage}`,
    );
  }
  return { ...values, corpus, queries, typos, depth, search };
}

/** The collections of an evaluation, and the index that answers. */
type Measured = { corpus: string; depth: number; search: SearchEngineName };

const showIn =
  (bar: { show(progress: WorkProgress): void }): OnDone =>
  (done, of) =>
    bar.show({ share: done / of, count: done });

async function measure(
  { corpus, depth, search: engine }: Measured,
  queries: CollectionQuery[],
  judgements: Judgements | undefined,
  config: Config,
) {
  const now = Date.now();
  const articles = await readArticles(corpus, now);
  const aliases = await loadAliasRules(aliasPath(config));
  const { index, close } = await openEmptyIndex(engine, config, { now: () => now, aliases });
  const measured = async () => {
    const adding = createProgress(["article", "articles"]);
    const indexing = await fill(
      index,
      Array.from(articles, ({ article }) => article),
      showIn(adding),
    ).finally(adding.clear);
    const read = (text: string) => parseQuery(text, { now, zone: config.timeZone });
    const asking = createProgress(["question", "questions"]);
    const collection = { articles, queries };
    const asked = await runQueries(index, read, collection, depth, showIn(asking)).finally(asking.clear);
    return { indexing, ...asked };
  };
  const { indexing, rankings, search } = await measured().finally(close);
  const ids = new Map(
    [...rankings].map(([query, hits]) => [query, hits.slice(0, runDepth).map(({ id }) => id)]),
  );
  const quality = judgements && measureQuality(ids, judgements);
  return { report: { indexing, search, quality }, rankings };
}
