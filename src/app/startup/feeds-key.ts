import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../config.ts";
import type { DoorKey } from "../../ingest/feeds/feed-doors.ts";
import { explainFile } from "../../storage/errors.ts";

/**
 * The key that seals how feeds are signed in to: FEEDS_KEY, or one that is made in the data folder when
 * it is first needed. Throws StorageError.
 */
export function feedsKey({ feedsKey: configured, dataDir }: Pick<Config, "feedsKey" | "dataDir">): DoorKey {
  const path = join(dataDir, "feeds.key");
  return async () => {
    if (configured) return configured;
    try {
      // Only the first of several processes writes it.
      await writeFile(path, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST"))
        throw explainFile(error, path);
    }
    return new Uint8Array(Buffer.from(await readFile(path, "utf8"), "base64"));
  };
}
