import { rm } from "node:fs/promises";
import { join } from "node:path";
import { backUp, restore } from "../storage/sqlite/backup.ts";
import { UsageError, type Verb } from "./verb.ts";

/** A copy of everything, taken while Newsdesk runs. */
export const backupVerb: Verb = {
  usage: "backup FILE",
  summary: "copy the database to a new file, also while Newsdesk runs",
  async run(args, { dataDir, databaseUrl }) {
    const target = onlyFile(args, "backup FILE");
    if (databaseUrl) throw new UsageError(`A PostgreSQL has its own: pg_dump -Fc -f ${target} DATABASE_URL`);
    await backUp(join(dataDir, "newsdesk.sqlite"), target);
    console.log(`Everything is in ${target}.`);
    return 0;
  },
};

/** The way back; only while Newsdesk is stopped. */
export const restoreVerb: Verb = {
  usage: "restore FILE",
  summary: "put a backup in the place of the database, while Newsdesk is stopped",
  async run(args, { dataDir, databaseUrl }) {
    const source = onlyFile(args, "restore FILE");
    if (databaseUrl)
      throw new UsageError(`A PostgreSQL has its own: pg_restore --clean -d DATABASE_URL ${source}`);
    const kept = restore(source, join(dataDir, "newsdesk.sqlite"), Date.now());
    // The next start makes the index anew, from the restored articles.
    await rm(join(dataDir, "search.index"), { force: true, recursive: true });
    const before = kept ? ` What was there before is in ${kept}.` : "";
    console.log(`${source} is restored.${before} Start Newsdesk again.`);
    return 0;
  },
};

function onlyFile(args: string[], usage: string): string {
  const [file, ...rest] = args;
  if (!file || rest.length || file.startsWith("-")) throw new UsageError(`Usage: newsdesk ${usage}`);
  return file;
}
