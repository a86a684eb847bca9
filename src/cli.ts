import dotenv from "dotenv";
import { aliases } from "./cli/aliases.ts";
import { ask } from "./cli/ask.ts";
import { backupVerb, restoreVerb } from "./cli/backup.ts";
import { doctor } from "./cli/doctor.ts";
import { evaluate } from "./cli/eval.ts";
import { extractPageFile } from "./cli/extract.ts";
import { feeds } from "./cli/feeds.ts";
import { importArticles } from "./cli/import.ts";
import { init } from "./cli/init.ts";
import { settings } from "./cli/settings.ts";
import { stories } from "./cli/stories.ts";
import { type Opener, UsageError, type Verb } from "./cli/verb.ts";
import { readConfig } from "./config.ts";
import { explain } from "./explain.ts";

const verbs: Record<string, Verb | Opener> = {
  extract: extractPageFile,
  init,
  doctor,
  backup: backupVerb,
  restore: restoreVerb,
  settings,
  ask,
  import: importArticles,
  feeds,
  eval: evaluate,
  aliases,
  stories,
};

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
  return "open" in verb ? verb.open(words, process.env) : verb.run(words, readConfig(process.env));
}

dotenv.config({ quiet: true });
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
