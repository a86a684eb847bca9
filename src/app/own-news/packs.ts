import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

const folder = join(import.meta.dirname, "../../../packs");
const ending = ".opml";

/** Publishers' public feeds on one subject, to begin with. */
export type FeedPack = {
  /** As typed, such as "technology". */
  name: string;
  feeds: { url: string; title?: string }[];
};

/** The packs that come with Newsdesk, by name. */
export async function readPacks(): Promise<FeedPack[]> {
  const { readOpml } = await import("../../ingest/feeds/parse/opml.ts");
  const files = (await readdir(folder)).filter((file) => file.endsWith(ending)).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: basename(file, ending),
      feeds: readOpml(await readFile(join(folder, file))),
    })),
  );
}
