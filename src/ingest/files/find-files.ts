import { realpath } from "node:fs/promises";
import { namesUnder, scan } from "./scan-folder.ts";
import { explain, type SourceFile } from "./source-file.ts";

/** A path without a file, with the code of the reason. */
export type Missing = { path: string; reason: string };

/** The files at a path in the order of their names, each once, even if links form a loop. */
export async function* filesAt(path: string, seen: Set<string>): AsyncGenerator<SourceFile | Missing> {
  try {
    const origin = await realpath(path);
    const shown = namesUnder(path, origin);
    for await (const found of scan(origin, { root: origin, shown, seen })) {
      if (found.kind === "file") yield found.source;
      if (found.kind === "unread") yield { path: shown(found.origin), reason: found.reason };
    }
  } catch (error) {
    yield { path, reason: explain(error) };
  }
}
