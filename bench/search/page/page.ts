import { percentile } from "../../../src/eval/percentile.ts";
import { bestOfEach, onCollections, type Trial } from "../choose.ts";
import type { ArchiveRun } from "../section.ts";
import {
  archivesOf,
  bestAtKnownItems,
  controlNote,
  fastest,
  fastestToBuild,
  type Grouped,
  kinds,
} from "../tables.ts";
import { type Cell, type FigureTable, lossesIn, markdownOf } from "./cells.ts";

/** The part of docs/benchmarks.md on the search, in Markdown: what others do better first. */
export function pageOf(trials: Trial[], runs: ArchiveRun[]): string {
  const archives = archivesOf(runs).map(([articles, own]) => ({ articles, own, tables: archiveTables(own) }));
  const collections = collectionTable(trials);
  const losses = [
    ...archives.flatMap(({ articles, tables }) => tables.flatMap((table) => lossesIn(table, articles))),
    ...(collections ? lossesIn(collections, "nDCG@10") : []),
  ];
  return [
    introduction,
    "## Where other engines are better",
    losses.length > 0 ? losses.join("\n") : "Nowhere in this run.",
    durability,
    picture,
    ...archives.flatMap(({ articles, own, tables }) => [
      `## ${articles}`,
      ...tables.map(markdownOf),
      `${sentence(controlNote(own))}${failuresOf(own)}`,
    ]),
    ...(collections ? ["## Public collections", aboutCollections, markdownOf(collections)] : []),
  ].join("\n\n");
}

const introduction = `# Benchmarks

\`npm run bench -- search\` compares the search with libraries that you might use instead. Each engine runs in a separate process, on the same generated articles and queries, all in one run. Each is tried with its defaults, as its documentation suggests for full text, and tuned as well as we could; each table shows each engine in the configuration that is best for that table, among its best on collections and its best at known items. [benchmarks.json](benchmarks.json) has every figure.

\`\`\`sh
npm run bench -- search --eval COLLECTIONS --sizes 10000,100000,1000000 --long 65000 --seconds 2 --json docs/benchmarks.json --plot docs/pictures/search-speed.svg --page docs/benchmarks.md
\`\`\`

A query is three words of a headline, with a typo or without; or one word, a whole headline with a typo, an unfinished word, a phrase; each engine returns ten results. The control figure under the tables times a fixed piece of work: two runs are comparable only if it took equally long in both. A block is the longest time in which the event loop could not turn, by processor time, without garbage collection. To evaluate your own articles, use \`npm run -s newsdesk -- eval\`.`;

const durability = `By their nature:

- **Durability**: FTS5 stores every write; Newsdesk saves its index from time to time and, after a crash, catches up from the articles.
- **Startup**: FTS5 reads from disk only what a query needs. Newsdesk loads its whole index first.`;

const picture =
  "![95th-percentile latency of the slowest kind of query, by engine](pictures/search-speed.svg)";

const aboutCollections =
  "nDCG@10 of each engine in the configuration that is best on them together: clean, with a typo in the rarest word of each query, and with the queries that a collection has beside.";

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const failuresOf = (runs: ArchiveRun[]): string =>
  runs
    .flatMap(({ engine, archive: { failure } }) => (failure === undefined ? [] : [` ${engine} ${failure}.`]))
    .join("");

function archiveTables(runs: ArchiveRun[]): FigureTable[] {
  return [
    {
      columns: ["right story first", "clean", "a typo in one word", "a typo in every word"],
      better: ["more", "more", "more"],
      rows: rowsOf(
        bestAtKnownItems(runs),
        ({ archive }) => {
          const { clean, oneTypo, allTypos } = archive.figures.firstHits ?? {};
          return [clean, oneTypo, allTypos];
        },
        share,
      ),
    },
    {
      columns: ["p95 latency, ms", ...kinds],
      better: kinds.map(() => "less"),
      rows: rowsOf(
        fastest(runs),
        ({ archive }) => kinds.map((kind) => archive.figures.times?.[kind]?.p95),
        ms,
      ),
    },
    {
      columns: [
        "",
        "words indexed per second",
        "index, MB",
        "ready after a restart, ms",
        "block while indexing, ms",
        "block while searching, ms",
      ],
      better: ["more", "less", "less", "less", "less"],
      rows: rowsOf(
        fastestToBuild(runs),
        ({ archive: { figures }, start }) => [
          figures.wordsPerSecond,
          figures.megabytes,
          start.figures.readyMs,
          figures.building?.cpuMs,
          figures.searching?.cpuMs,
        ],
        ms,
      ),
    },
  ];
}

/** Medians over the runs of each configuration. */
function rowsOf(
  engines: Grouped,
  figuresOf: (run: ArchiveRun) => (number | undefined)[],
  shown: (value: number) => string,
): FigureTable["rows"] {
  return engines.map(([name, runs]) => {
    const all = runs.map(figuresOf);
    const cells = (all[0] ?? []).map((_, at): Cell => {
      const values = all.map((figures) => figures[at]).filter((value) => value !== undefined);
      return values.length === 0 ? none : cell(percentile(values, 0.5), shown);
    });
    return { name, cells };
  });
}

const none: Cell = { value: undefined, text: "-" };
const cell = (value: number, shown: (value: number) => string): Cell => ({ value, text: shown(value) });

const share = (value: number): string => value.toFixed(3).replace(/^0/, "");
/** Two significant digits; large numbers in millions. */
function ms(value: number): string {
  if (value >= 100_000) return `${(value / 1e6).toFixed(2)} million`;
  return Number(value.toPrecision(value < 1_000 ? 2 : 4)).toLocaleString("en", { maximumFractionDigits: 3 });
}

function collectionTable(trials: Trial[]): FigureTable | undefined {
  const best = bestOfEach(trials, onCollections);
  const columns = Object.entries(best[0]?.collections ?? {}).flatMap(([collection, { figures }]) =>
    Object.keys(figures).map((queries) => ({ collection, queries })),
  );
  if (columns.length === 0) return undefined;
  return {
    columns: ["", ...columns.map(({ collection, queries }) => `${collection}, ${queries}`)],
    better: columns.map(() => "more"),
    rows: best.map(({ engine, configuration, collections }) => ({
      name: `${engine} (${configuration})`,
      cells: columns.map(({ collection, queries }) => {
        const quality = collections[collection]?.figures[queries];
        return quality ? cell(quality.ndcg10, share) : none;
      }),
    })),
  };
}
