import { readFile, writeFile } from "node:fs/promises";
import { openData, openDataToRead } from "../app/data-folder.ts";
import { aliasPath } from "../app/files.ts";
import type { Config } from "../config.ts";
import { loadAliasRules } from "../search/aliases/aliases.ts";
import { explainFile } from "../storage/errors.ts";
import { addAliases } from "./settings/alias-file.ts";
import { apply } from "./settings/apply.ts";
import { readSettings, writeSettings } from "./settings/file.ts";
import { gather } from "./settings/gather.ts";
import { readArgs, UsageError, type Verb } from "./verb.ts";

const usage = "settings export [FILE] | settings import FILE";

/** Feeds, follows, digests, mutes, channels' languages and names in one file that people can read and edit. */
export const settings: Verb = {
  usage,
  summary: "write feeds, digests, follows and names to a file, or take them from one",
  help: `  newsdesk settings export newsdesk.yaml
  newsdesk settings import newsdesk.yaml`,
  async run(args, config) {
    const [action, file] = readArgs(args, usage, {}, [1, 2]).words;
    if (action === "export") return write(file, config);
    if (action === "import" && file) return take(file, config);
    throw new UsageError(`Usage: newsdesk ${usage}`);
  },
};

async function write(file: string | undefined, config: Config): Promise<number> {
  const storage = await openDataToRead(config);
  const text = writeSettings(await gather(storage, await loadAliasRules(aliasPath(config))));
  await storage.close();
  if (file) await writeFile(file, text);
  console.log(file ? `Written to ${file}.` : text);
  return 0;
}

async function take(file: string, config: Config): Promise<number> {
  const text = await readFile(file, "utf8").catch((cause) => {
    throw explainFile(cause, file);
  });
  const read = readSettings(text, file);
  const storage = await openData(config);
  const { feeds, rules, digests, follows, mutes, choices } = await apply(read, storage, Date.now());
  await storage.close();
  const names = await addAliases(read.aliases, aliasPath(config));
  console.log(
    `New: ${feeds} feeds, ${rules} rules of feeds and pages, ${digests} digests, ${follows} follows, ${mutes} mutes, ${choices} channels' language or zone, ${names} groups of names.`,
  );
  return 0;
}
