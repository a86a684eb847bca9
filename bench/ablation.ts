import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Quality } from "../src/eval/metrics.ts";
import { archive } from "../test/search/ranking/archive.ts";
import { held, heldUnanswerable } from "../test/search/ranking/held-out.ts";
import { questions, searches, unanswerable } from "../test/search/ranking/questions.ts";
import { type Feature, features } from "./features.ts";

// What each feature of the search contributes: this copies the source, turns one feature off in the copy and
// runs `newsdesk eval` there, so that the product needs no switches for it.

const root = join(import.meta.dirname, "..");

/** Evaluates the copy with one feature off, then turns it on again. */
async function judgeWithout({ name, file, is, off }: Feature, copy: string): Promise<void> {
  const path = join(copy, "src/search", file);
  const text = await readFile(path, "utf8");
  const changed = text.replace(is, off);
  if (is !== "" && changed === text)
    throw new Error(`${file} does not contain ${is}: update bench/features.ts`);
  await writeFile(path, changed);
  const cells = collections.flatMap((folder) => [
    judge(copy, folder, []),
    judge(copy, folder, ["--typos", "1"]),
  ]);
  console.log(`| ${[name, ...cells, await judgeNewspaper(copy)].join(" | ")} |`);
  await writeFile(path, text);
}

/** nDCG@10 and recall@100 of a copy on a collection. */
function judge(copy: string, folder: string, more: string[]): string {
  const { ndcg10, recall100 } = evaluated(copy, folder, more);
  return `${ndcg10.toFixed(3)} / ${recall100.toFixed(3)}`;
}

const inVain = [...unanswerable, ...heldUnanswerable];

/** On the newspaper of the tests: how often the right story comes first, and how often a query without an answer gets none. */
async function judgeNewspaper(copy: string): Promise<string> {
  const run = join(copy, "newspaper", "run.trec");
  const { firstHit } = evaluated(copy, join(copy, "newspaper"), ["--run", run]);
  const answered = new Set((await readFile(run, "utf8")).split("\n").map((line) => line.split(" ")[0]));
  const refused = inVain.filter((_, i) => !answered.has(`none${i}`)).length;
  return `${firstHit.toFixed(3)} / ${(refused / inVain.length).toFixed(3)}`;
}

async function writeNewspaper(folder: string): Promise<void> {
  const asked = [...questions, ...searches, ...held].map(([text, story], i) => ({
    id: `q${i}`,
    text,
    story,
  }));
  const none = inVain.map((text, i) => ({ id: `none${i}`, text }));
  const lines = (records: object[]): string => records.map((record) => JSON.stringify(record)).join("\n");
  await mkdir(folder);
  await writeFile(join(folder, "articles.jsonl"), lines(archive));
  await writeFile(join(folder, "queries.jsonl"), lines([...asked, ...none]));
  await writeFile(join(folder, "qrels.txt"), asked.map(({ id, story }) => `${id} 0 ${story} 1`).join("\n"));
}

function evaluated(copy: string, folder: string, more: string[]): Quality {
  const files = ["--corpus", "articles.jsonl", "--queries", "queries.jsonl", "--qrels", "qrels.txt"];
  const words = files.map((word) => (word.startsWith("--") ? word : join(folder, word)));
  const script = ["--import", join(copy, "src/runtime.js"), join(copy, "src/cli.ts")];
  const printed = execFileSync(process.execPath, [...script, "eval", ...words, ...more, "--json"], {
    cwd: copy,
  });
  return JSON.parse(printed.toString()).quality;
}

const collections = process.argv.slice(2);
if (collections.length === 0)
  throw new Error("name folders with articles.jsonl, queries.jsonl and qrels.txt");
const names = collections.flatMap((folder) => [folder.split("/").at(-1), "one typo"]);
console.log(`| off | ${[...names, "newspaper"].join(" | ")} |\n|${"---|".repeat(names.length + 2)}`);
const copy = await mkdtemp(join(tmpdir(), "newsdesk-ablation-"));
try {
  for (const part of ["src", "adapters", "package.json"]) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  await writeNewspaper(join(copy, "newspaper"));
  for (const feature of features) await judgeWithout(feature, copy);
} finally {
  await rm(copy, { recursive: true });
}
