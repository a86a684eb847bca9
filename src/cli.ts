import dotenv from "dotenv";
import type { Opener, Verb } from "./cli/verb.ts";
import { version } from "./version.ts";

/** A verb is loaded when it is run: most need a small part of the program. */
const verbs: Record<string, () => Promise<Verb | Opener>> = {
  start: async () => (await import("./cli/start.ts")).start,
  init: async () => (await import("./cli/init.ts")).init,
  doctor: async () => (await import("./cli/doctor.ts")).doctor,
  manifest: async () => (await import("./cli/inspect/manifest.ts")).manifest,
  ask: async () => (await import("./cli/ask.ts")).ask,
  feeds: async () => (await import("./cli/feeds.ts")).feeds,
  import: async () => (await import("./cli/import.ts")).importArticles,
  export: async () => (await import("./cli/transfer.ts")).exportVerb,
  backup: async () => (await import("./cli/backup.ts")).backupVerb,
  restore: async () => (await import("./cli/backup.ts")).restoreVerb,
  index: async () => (await import("./cli/search-index/verb.ts")).indexVerb,
  stats: async () => (await import("./cli/stats.ts")).stats,
  settings: async () => (await import("./cli/settings.ts")).settings,
  stories: async () => (await import("./cli/inspect/stories.ts")).stories,
  aliases: async () => (await import("./cli/inspect/aliases.ts")).aliases,
  extract: async () => (await import("./cli/inspect/extract.ts")).extractPageFile,
  understand: async () => (await import("./cli/inspect/understand.ts")).understand,
  eval: async () => (await import("./cli/inspect/eval.ts")).evaluate,
};

const helpWords = ["help", "--help", "-h"];
const versionWords = ["version", "--version", "-v"];

async function main([name = "start", ...args]: string[]): Promise<number> {
  if (versionWords.includes(name)) return say(`newsdesk ${version}, Node ${process.versions.node}`);
  if (helpWords.includes(name)) return say(args[0] ? await helpOn(args[0]) : await help());
  if (args.some((arg) => arg === "--help" || arg === "-h")) return say(await helpOn(name));
  const verb = await verbNamed(name);
  if ("open" in verb) return verb.open(args, process.env);
  const { readConfig } = await import("./config.ts");
  return verb.run(args, readConfig(process.env));
}

function say(text: string): number {
  console.log(text);
  return 0;
}

async function verbNamed(name: string): Promise<Verb | Opener> {
  const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (load) return load();
  const { resolveName } = await import("./search/text/closest-name.ts");
  const { UsageError } = await import("./cli/verb.ts");
  const meant = resolveName(name, Object.keys(verbs));
  const advice = meant ? `Did you mean "newsdesk ${meant}"?` : "All there is: newsdesk help";
  throw new UsageError(`There is no "${name}". ${advice}`);
}

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(verbs).map((load) => load()));
  const lines = all.map((verb) => `  ${verb.usage}\n      ${verb.summary}`);
  return ["newsdesk VERB", ...lines, "", "newsdesk VERB --help says more about one."].join("\n");
}

async function helpOn(name: string): Promise<string> {
  const { usage, summary, help: more } = await verbNamed(name);
  return [`newsdesk ${usage}`, summary, more].join("\n\n");
}

dotenv.config({ quiet: true });
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { errorMessage } = await import("./cli/error-message.ts");
  const { UsageError } = await import("./cli/verb.ts");
  console.error(errorMessage(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
