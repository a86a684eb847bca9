import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type Ended = { status: number | null; out: string; err: string };

/** A script of package.json as an operator runs it: its command, on this Node, with these variables alone. */
export function run(entry: "main" | "cli", words: string[], variables: Record<string, string>, input = "") {
  const child = spawn(process.execPath, ["--import", "./src/runtime.js", `src/${entry}.ts`, ...words], {
    env: { PATH: process.env.PATH, ...variables },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (data) => (said.out += data));
  child.stderr.on("data", (data) => (said.err += data));
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve) => child.on("close", (status) => resolve({ status, ...said })));
  return { child, said, ended };
}

/** Articles in a folder of their own, by file name. */
export async function writeCorpus(folder: string, files: Record<string, string>): Promise<string> {
  const corpus = join(folder, "corpus");
  await mkdir(corpus, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(corpus, name), text);
  return corpus;
}
