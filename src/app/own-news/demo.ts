import { existsSync } from "node:fs";
import { cp, realpath } from "node:fs/promises";
import { join } from "node:path";
import { type Config, defaultCorpusDir } from "../../config.ts";
import { explainFile } from "../../storage/errors.ts";
import type { Storage } from "../../storage/storage.ts";

const bundledCorpus = join(import.meta.dirname, "../../../corpus");

/** Says of the folder that it holds the demo. */
const marker = "demo/.demo";
/** What was noted of the demo in the key-value store. */
const noteName = "demo";
const isAside = "set aside";

/**
 * Lays out the articles of the demo where nothing is yet, as in the folder in which an installed package is
 * tried. Throws StorageError.
 */
export async function layOutDemo({ corpusDir, dataDir, databaseUrl }: Config): Promise<void> {
  if (databaseUrl || corpusDir !== defaultCorpusDir || existsSync(corpusDir) || existsSync(dataDir)) return;
  await cp(bundledCorpus, corpusDir, { recursive: true }).catch((error) => {
    throw explainFile(error, corpusDir);
  });
}

/** The demo's folder among the articles, which makes room once an own feed has brought news. */
export function watchDemo({ corpusDir }: Config, { feeds, keyValues }: Pick<Storage, "feeds" | "keyValues">) {
  let setAside = false;
  const mustMakeRoom = async (): Promise<boolean> => {
    setAside ||= (await keyValues.read(noteName)) === isAside;
    if (setAside) return true;
    if (!(await feeds.list()).some(({ lastSuccess }) => lastSuccess !== undefined)) return false;
    await keyValues.write(noteName, isAside);
    setAside = true;
    return true;
  };
  const isThere = () => existsSync(join(corpusDir, marker));
  return {
    /** Whether its articles are shown. Throws what the stores throw. */
    isShown: async () => isThere() && !(await mustMakeRoom()),
    /** The folder, with links resolved, if its articles are to be left out. Throws what the stores throw. */
    async leftOut(): Promise<string | undefined> {
      if (!isThere() || !(await mustMakeRoom())) return undefined;
      return realpath(join(corpusDir, "demo")).catch(() => undefined);
    },
  };
}
