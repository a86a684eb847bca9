import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { type Config, defaultCorpusDir } from "../config.ts";
import { explainFile } from "../storage/errors.ts";

const demo = join(import.meta.dirname, "../../corpus");

/**
 * Lays out the articles of the demo where nothing is yet, as in the folder in which an installed package is
 * tried. Throws StorageError.
 */
export async function layOutDemo({ corpusDir, dataDir, databaseUrl }: Config): Promise<void> {
  if (databaseUrl || corpusDir !== defaultCorpusDir || existsSync(corpusDir) || existsSync(dataDir)) return;
  await cp(demo, corpusDir, { recursive: true }).catch((error) => {
    throw explainFile(error, corpusDir);
  });
}
