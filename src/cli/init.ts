import { chmod, readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { CheckResult } from "../chat/check-result.ts";
import type { Variables } from "../config.ts";
import { withVariables } from "./init/env-file.ts";
import { type Question, questions } from "./init/questions.ts";
import { type Opener, readArgs } from "./verb.ts";

const usage = "init [FILE]";

export const init: Opener = {
  usage,
  summary: "set up: ask for the tokens, check each, write .env",
  help: "  newsdesk init",
  async open(args, variables) {
    const [path = ".env"] = readArgs(args, usage, {}, [0, 1]).words;
    const answers = await ask(variables);
    if (!Object.keys(answers).length) {
      console.log("Nothing to write. npm start answers in the terminal without any token.");
      return 0;
    }
    await save(path, answers);
    console.log(`\nWritten to ${path}, for your eyes only. Now: npm start, and newsdesk doctor if in doubt.`);
    return 0;
  },
};

/** The answers that passed, by variable. */
async function ask(variables: Variables): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  const typed = createInterface({ input: process.stdin });
  const lines = typed[Symbol.asyncIterator]();
  for (const question of questions) {
    if (question.needs && !answers[question.needs]) continue;
    console.log(["", ...question.before].join("\n"));
    const answer = await answerTo(question, lines, { ...variables, ...answers });
    if (answer) answers[question.name] = answer;
  }
  typed.close();
  return answers;
}

/** Asks until an answer passes or is empty. */
async function answerTo(
  { name, prompt, check }: Question,
  lines: AsyncIterator<string>,
  known: Variables,
): Promise<string | undefined> {
  for (;;) {
    process.stdout.write(prompt);
    const line = await lines.next();
    const answer = line.done ? "" : line.value.trim();
    if (!answer) return undefined;
    const results = await check({ ...known, [name]: answer });
    for (const result of results) console.log(describe(result));
    if (results.every(({ verdict }) => verdict !== "fail")) return answer;
  }
}

const describe = ({ verdict, part, detail, remedy }: CheckResult): string =>
  `  ${verdict}  ${part}: ${detail}${remedy ? `\n        ${remedy}` : ""}`;

/** Only the owner may read it, even if it existed before. */
async function save(path: string, answers: Record<string, string>): Promise<void> {
  const before = await readFile(path, "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  await writeFile(path, withVariables(before, answers), { mode: 0o600 });
  await chmod(path, 0o600);
}
