import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Puts the data folder that an earlier version saved, by the name of its commit, into a new folder; how each was
 * made stands in scripts/save-data-folder.ts.
 */
export async function unpack(name: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const saved = join(import.meta.dirname, "../fixtures/data-folders", `${name}.tar.gz`);
  execFileSync("tar", ["-xzf", saved, "-C", folder]);
  return folder;
}
