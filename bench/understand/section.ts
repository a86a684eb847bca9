import { readFile } from "node:fs/promises";
import { interpret } from "../../src/bot/interpret/interpret.ts";
import { generateArticles } from "../corpus/articles.ts";
import type { Section } from "../section.ts";

const at = { now: Date.parse("2026-11-25T10:00:00+08:00"), zone: "Asia/Taipei" };
const headlines = 2000;
const rounds = 10;

/** How long the reading of a saying takes: those of the docs and generated headlines. */
export const understand: Section = {
  summary: "the reading of what was said",
  async run() {
    const sayings = await docsSayings();
    const sets = [
      ["sayings of docs/commands.md", sayings],
      ["generated headlines", generateArticles("understand", headlines).map(({ title }) => title)],
    ] as const;
    const figures = sets.map(([name, texts]) => ({ name, ...measure(texts) }));
    return {
      tables: [
        {
          title: "Reading a saying",
          columns: ["", "texts", "median ms", "p99 ms"],
          rows: figures.map(({ name, count, median, p99 }) => [
            name,
            `${count}`,
            median.toFixed(2),
            p99.toFixed(2),
          ]),
          notes: [],
        },
      ],
      figures,
    };
  },
};

async function docsSayings(): Promise<string[]> {
  const page = await readFile("docs/commands.md", "utf8");
  return [...page.matchAll(/^\| `([^`]+)` \| [^`|]+ \|$/gm)].map(([, said = ""]) => said);
}

/** The fastest of a few readings of each, which other work on the machine has not held up. */
function measure(texts: readonly string[]): { count: number; median: number; p99: number } {
  const times = texts
    .map((text) => Math.min(...Array.from({ length: rounds }, () => timed(text))))
    .sort((a, b) => a - b);
  const share = (part: number): number => times[Math.floor(part * times.length)] ?? 0;
  return { count: times.length, median: share(0.5), p99: share(0.99) };
}

function timed(text: string): number {
  const start = performance.now();
  interpret(text, at);
  return performance.now() - start;
}
