import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { dictionary } from "./dictionary/section.ts";
import { digest } from "./digest/section.ts";
import { discord } from "./discord/section.ts";
import { contenders } from "./engines/contenders.ts";
import { ingest } from "./ingest/section.ts";
import { formatTable } from "./print.ts";
import { scale } from "./scale/section.ts";
import { search } from "./search/section.ts";
import type { BenchOptions, Section } from "./section.ts";
import { slack } from "./slack/section.ts";
import { understand } from "./understand/section.ts";

const sections: Record<string, Section> = {
  search,
  dictionary,
  digest,
  ingest,
  discord,
  slack,
  scale,
  understand,
};

/** What stands below it in docs/benchmarks.md is of other sections, measured on another day. */
const nextHeading = "## Reading what was said";

const help = `npm run bench -- [SECTION...] [OPTIONS]

Sections (default: all):
${Object.entries(sections)
  .map(([name, { summary }]) => `  ${name.padEnd(18)}${summary}`)
  .join("\n")}

  --eval FOLDER     also evaluate on its collections: NAME/articles.jsonl, queries.jsonl, qrels.txt
  --engines A,B     only these, of ${Object.keys(contenders).join(", ")}
  --search WHERE    opensearch: the scale of an archive there, beside the embedded index
  --sizes N,N       numbers of generated articles (1000,10000)
  --long N          the search also over N articles of some 530 words
  --sentences N     sentences per generated text, about 14 words each (2)
  --runs N          number of runs; tables show medians (1)
  --seconds N       time per series of queries; to fill an engine may take 150 times as long (1)
  --json FILE       write all figures
  --plot FILE       write a plot (SVG)
  --page FILE       write the tables of the search into a page, above its "${nextHeading}"`;

const full = "npm run bench -- --sizes 1000,20000,100000,1000000 --long 65000 --runs 3 --seconds 20";

function readOptions(args: string[]) {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      eval: text,
      engines: { ...text, default: "" },
      search: text,
      sizes: { ...text, default: "1000,10000" },
      long: text,
      sentences: { ...text, default: "2" },
      runs: { ...text, default: "1" },
      seconds: { ...text, default: "1" },
      json: text,
      plot: text,
      page: text,
      help: { type: "boolean", default: false },
    },
  });
  return { ...values, named: positionals.length > 0 ? positionals : Object.keys(sections) };
}

type CommandLine = ReturnType<typeof readOptions>;

function benchOptions(args: CommandLine): BenchOptions {
  const engines = args.engines.split(",").filter(Boolean);
  return {
    engines: engines.map((name) => known(name, contenders, "engine")),
    ...(args.search !== undefined && { search: searchAt(args.search) }),
    sizes: args.sizes.split(",").map((size) => wholeNumber(size, "--sizes")),
    ...(args.long !== undefined && { long: wholeNumber(args.long, "--long") }),
    sentences: wholeNumber(args.sentences, "--sentences"),
    runs: wholeNumber(args.runs, "--runs"),
    seconds: wholeNumber(args.seconds, "--seconds"),
    evalFolder: args.eval,
    onProgress: (line) => console.error(line),
  };
}

function wholeNumber(text: string, option: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new Error(`${option} takes whole numbers above 0, not "${text}".\n\n${help}`);
  return Number(text);
}

function searchAt(where: string): "opensearch" {
  if (where !== "opensearch") throw new Error(`--search takes opensearch, not "${where}".\n\n${help}`);
  return where;
}

function known(name: string, among: object, kind: string): string {
  if (!Object.hasOwn(among, name)) throw new Error(`There is no ${kind} "${name}".\n\n${help}`);
  return name;
}

async function main(args: CommandLine): Promise<void> {
  const options = benchOptions(args);
  const figures: Record<string, unknown> = {};
  for (const name of args.named.map((name) => known(name, sections, "section"))) {
    const report = await (sections[name] as Section).run(options);
    figures[name] = report.figures;
    for (const table of report.tables) console.log(formatTable(table));
    if (args.plot !== undefined && report.plot !== undefined) await writeFile(args.plot, report.plot);
    if (args.page !== undefined && report.page !== undefined) await writePage(args.page, report.page);
  }
  const { onProgress: _, evalFolder: __, ...rest } = options;
  if (args.json !== undefined)
    await writeFile(
      args.json,
      `${JSON.stringify({ node: process.version, ...rest, ...figures }, null, 1)}\n`,
    );
  console.log(`The full run, an hour or more: ${full}`);
}

/** Keeps what a page has from the next heading on. */
async function writePage(file: string, page: string): Promise<void> {
  const before = await readFile(file, "utf8").catch(() => "");
  const next = before.indexOf(`\n${nextHeading}`);
  await writeFile(file, `${page}\n${next < 0 ? "" : before.slice(next)}`);
}

try {
  const args = readOptions(process.argv.slice(2));
  if (args.help) console.log(help);
  else await main(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
