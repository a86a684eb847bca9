import dotenv from "dotenv";
import { ask } from "./cli/ask.ts";
import { evaluate } from "./cli/eval.ts";
import { importArticles } from "./cli/import.ts";
import { UsageError, type Verb } from "./cli/verb.ts";
import { readConfig } from "./config.ts";
import { explain } from "./explain.ts";

const verbs: Record<string, Verb> = { ask, import: importArticles, eval: evaluate };

const help = [
  "newsdesk VERB",
  ...Object.values(verbs).map((verb) => `  ${verb.usage}\n      ${verb.summary}`),
  "",
  "Start the service with: npm start",
].join("\n");

async function main([name, ...words]: string[]): Promise<number> {
  if (!name || name === "help" || name === "--help") {
    console.log(help);
    return 0;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) throw new UsageError(`There is no "${name}".\n${help}`);
  return verb.run(words, readConfig(process.env));
}

dotenv.config({ quiet: true });
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
