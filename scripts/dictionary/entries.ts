import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** An entry of CC-CEDICT: a word in traditional characters, its pinyin, and its senses, one or several in a text. */
export type Entry = { word: string; pinyin: string; senses: string[] };

const senses = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());
const entry = z
  .tuple([z.string(), z.string(), z.string(), senses])
  .rest(z.unknown())
  .transform(([word, , pinyin, senses]): Entry => ({ word, pinyin, senses }));
const dataSchema = z.object({ all: z.array(entry) });

/** All entries of the installed package, as its authors ship them; its install script, which downloads newer ones, is not run. */
export async function readEntries(): Promise<Entry[]> {
  const data = new URL("../data/all.js", import.meta.resolve("cc-cedict"));
  const script = await readFile(fileURLToPath(data), "utf8");
  return dataSchema.parse(JSON.parse(script.replace(/^export default /, "").replace(/;\s*$/, ""))).all;
}
