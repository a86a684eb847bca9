import dotenv from "dotenv";
import { errorMessage } from "./cli/error-message.ts";
import { type Opener, UsageError, type Verb } from "./cli/verb.ts";
import { readConfig } from "./config.ts";

/** A verb is loaded when it is run: most need a small part of the program. */
const verbs: Record<string, () => Promise<Verb | Opener>> = {
  extract: async () => (await import("./cli/inspect/extract.ts")).extractPageFile,
  init: async () => (await import("./cli/init.ts")).init,
  doctor: async () => (await import("./cli/doctor.ts")).doctor,
  backup: async () => (await import("./cli/backup.ts")).backupVerb,
  restore: async () => (await import("./cli/backup.ts")).restoreVerb,
  settings: async () => (await import("./cli/settings.ts")).settings,
  ask: async () => (await import("./cli/ask.ts")).ask,
  export: async () => (await import("./cli/transfer.ts")).exportVerb,
  import: async () => (await import("./cli/import.ts")).importArticles,
  feeds: async () => (await import("./cli/feeds.ts")).feeds,
  eval: async () => (await import("./cli/inspect/eval.ts")).evaluate,
  aliases: async () => (await import("./cli/inspect/aliases.ts")).aliases,
  understand: async () => (await import("./cli/inspect/understand.ts")).understand,
  stories: async () => (await import("./cli/inspect/stories.ts")).stories,
};

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(verbs).map((load) => load()));
  const lines = all.map((verb) => `  ${verb.usage}\n      ${verb.summary}`);
  return ["newsdesk VERB", ...lines, "", "Start the service with: npm start"].join("\n");
}

async function main([name, ...args]: string[]): Promise<number> {
  if (!name || name === "help" || name === "--help") {
    console.log(await help());
    return 0;
  }
  const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!load) throw new UsageError(`There is no "${name}".\n${await help()}`);
  const verb = await load();
  return "open" in verb ? verb.open(args, process.env) : verb.run(args, readConfig(process.env));
}

dotenv.config({ quiet: true });
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(errorMessage(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
