import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// What each feature of the search is worth: a copy of the source is made in which it is off, and
// `newsdesk eval` judges that copy. So the product needs no switches that only this would use.

/** A feature: in which file it is, and what to write there instead to be without it. */
type Feature = { name: string; file: string; is: string | RegExp; off: string };

const features: Feature[] = [
  { name: "everything on", file: "search.ts", is: "", off: "" },
  {
    name: "headline weight",
    file: "analyze/fields.ts",
    is: "const titleWeight = 4",
    off: "const titleWeight = 1",
  },
  {
    name: "stemming",
    file: "analyze/stem.ts",
    is: "stemOf(word: string): string {",
    off: "stemOf(word: string): string {\n  if (word) return word;",
  },
  {
    name: "stop words",
    file: "analyze/stop-words.ts",
    is: 'new Set(kinds.join(" ").split(" "))',
    off: "new Set()",
  },
  { name: "adjacent words", file: "match/nearness.ts", is: "0.1 / 0.85", off: "0" },
  { name: "freshness", file: "match/score.ts", is: "const freshness = 0.1", off: "const freshness = 0" },
  { name: "misspelt words", file: "match/expand.ts", is: "...misspelt(word, vocabulary),", off: "" },
  { name: "split and joined words", file: "match/expand.ts", is: "...split(word, vocabulary),", off: "" },
  { name: "aliases", file: "match/plan.ts", is: "aliases.longestAt(terms, at) ??", off: "" },
  {
    name: "result coverage",
    file: "match/run.ts",
    is: "{ share: 0.15, things: 3 }",
    off: "{ share: 0, things: 3 }",
  },
  {
    name: "answer coverage",
    file: "match/run.ts",
    is: "{ share: 0.45, things: 4 }",
    off: "{ share: 0, things: 4 }",
  },
];

const root = join(import.meta.dirname, "..");

/** Judges the copy with one feature off, and puts it back. */
async function judgeWithout({ name, file, is, off }: Feature, copy: string): Promise<void> {
  const path = join(copy, "src/search", file);
  const text = await readFile(path, "utf8");
  const changed = text.replace(is, off);
  if (is !== "" && changed === text)
    throw new Error(`${file} has no ${is}: bring bench/ablation.ts up to date`);
  await writeFile(path, changed);
  const cells = collections.flatMap((folder) => [
    judge(copy, folder, []),
    judge(copy, folder, ["--typos", "1"]),
  ]);
  console.log(`| ${[name, ...cells].join(" | ")} |`);
  await writeFile(path, text);
}

/** nDCG@10 and recall@100 of a copy on a collection. */
function judge(copy: string, folder: string, more: string[]): string {
  const files = ["--corpus", "articles.jsonl", "--queries", "queries.jsonl", "--qrels", "qrels.txt"];
  const words = files.map((word) => (word.startsWith("--") ? word : join(folder, word)));
  const script = ["--import", join(copy, "src/runtime.js"), join(copy, "src/cli.ts")];
  const printed = execFileSync(process.execPath, [...script, "eval", ...words, ...more, "--json"], {
    cwd: copy,
  });
  const { quality } = JSON.parse(printed.toString());
  return `${quality.ndcg10.toFixed(3)} / ${quality.recall100.toFixed(3)}`;
}

const collections = process.argv.slice(2);
if (collections.length === 0)
  throw new Error("name folders with articles.jsonl, queries.jsonl and qrels.txt");
const names = collections.flatMap((folder) => [folder.split("/").at(-1), "one typo"]);
console.log(`| off | ${names.join(" | ")} |\n|${"---|".repeat(names.length + 1)}`);
const copy = await mkdtemp(join(tmpdir(), "newsdesk-ablation-"));
try {
  for (const part of ["src", "adapters", "package.json"]) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  for (const feature of features) await judgeWithout(feature, copy);
} finally {
  await rm(copy, { recursive: true });
}
