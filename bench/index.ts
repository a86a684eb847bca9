import { writeFile } from "node:fs/promises";
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

const help = `npm run bench -- [SECTION...] [OPTIONS]

Sections (default: all):
${Object.entries(sections)
  .map(([name, { summary }]) => `  ${name.padEnd(18)}${summary}`)
  .join("\n")}

  --eval FOLDER     also evaluate on its collections: NAME/articles.jsonl, queries.jsonl, qrels.txt
  --engines A,B     only these, of ${Object.keys(contenders).join(", ")}
  --sizes N,N       numbers of generated articles (1000,10000)
  --sentences N     sentences per generated text, about 14 words each (2)
  --runs N          number of runs; tables show medians (1)
  --seconds N       time per series of queries; a whole job may take thirty times as long (1)
  --json FILE       write all figures
  --plot FILE       write a plot (SVG)`;

const full = "npm run bench -- --sizes 1000,20000,100000,1000000 --runs 3 --seconds 20";

function readOptions(args: string[]) {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      eval: text,
      engines: { ...text, default: "" },
      sizes: { ...text, default: "1000,10000" },
      sentences: { ...text, default: "2" },
      runs: { ...text, default: "1" },
      seconds: { ...text, default: "1" },
      json: text,
      plot: text,
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
    sizes: args.sizes.split(",").map((size) => wholeNumber(size, "--sizes")),
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
  }
  const { onProgress: _, evalFolder: __, ...rest } = options;
  if (args.json !== undefined)
    await writeFile(
      args.json,
      `${JSON.stringify({ node: process.version, ...rest, ...figures }, null, 1)}\n`,
    );
  console.log(`The full run, an hour or more: ${full}`);
}

try {
  const args = readOptions(process.argv.slice(2));
  if (args.help) console.log(help);
  else await main(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
