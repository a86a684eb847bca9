import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { makeDataFolder } from "../app/data-folder.ts";
import { databasePath, indexPath } from "../app/files.ts";
import { backUp, type CopiedBytes, restore } from "../storage/sqlite/backup.ts";
import { createProgress } from "./progress.ts";
import { readArgs, UsageError, type Verb } from "./verb.ts";

export const backupVerb: Verb = {
  usage: "backup FILE",
  summary: "copy the database to a new file, also while Newsdesk runs",
  help: "  newsdesk backup newsdesk-monday.sqlite",
  async run(args, config) {
    const [target = ""] = readArgs(args, "backup FILE", {}, [1, 1]).words;
    if (config.databaseUrl)
      throw new UsageError(`A PostgreSQL has its own: pg_dump -Fc -f ${target} DATABASE_URL`);
    const bar = createProgress(["MB", "MB"]);
    const onCopied = ({ bytes, ofBytes }: CopiedBytes) =>
      bar.show({ share: bytes / ofBytes, count: bytes / 1e6 });
    await backUp(databasePath(config), target, onCopied).finally(bar.clear);
    console.log(`Everything is in ${target}.`);
    return 0;
  },
};

export const restoreVerb: Verb = {
  usage: "restore FILE",
  summary: "put a backup in the place of the database, while Newsdesk is stopped",
  help: "  newsdesk restore newsdesk-monday.sqlite",
  async run(args, config) {
    const [source = ""] = readArgs(args, "restore FILE", {}, [1, 1]).words;
    if (config.databaseUrl)
      throw new UsageError(`A PostgreSQL has its own: pg_restore --clean -d DATABASE_URL ${source}`);
    // A file in its place is told before anything else; a folder that is missing is made by the restoring.
    if (existsSync(config.dataDir)) await makeDataFolder(config);
    const copy = restore(source, databasePath(config), Date.now());
    // The next start rebuilds the index from the restored articles.
    await rm(indexPath(config), { force: true, recursive: true });
    const before = copy ? ` What was there before is in ${copy}.` : "";
    console.log(`${source} is restored.${before} Start Newsdesk again.`);
    return 0;
  },
};
