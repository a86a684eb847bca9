import { stat } from "node:fs/promises";
import { indexPath } from "../../app/files.ts";
import type { CheckResult } from "../../chat/check-result.ts";
import type { Config } from "../../config.ts";
import { readSnapshot, SnapshotError } from "../../search/snapshot/snapshot-file.ts";
import type { Storage } from "../../storage/storage.ts";

/** A running service saves the index every thousand changes: if it is further behind, saving fails. */
const maxBehind = 3_000;

const part = "Search index";

/** The saved index: whether it can be read, its age, and how many changes it is behind the articles. */
export async function checkIndex({ articles }: Storage, config: Config): Promise<CheckResult> {
  const path = indexPath(config);
  try {
    const saved = await readSnapshot(path);
    if (!saved) return { part, verdict: "pass", detail: "none saved yet; the next start makes it" };
    const behind = (await articles.changes(saved.seq, maxBehind)).length;
    const detail = `saved ${(await stat(path)).mtime.toISOString()}`;
    if (behind === 0) return { part, verdict: "pass", detail: `${detail}, up to date` };
    if (behind < maxBehind) return { part, verdict: "pass", detail: `${detail}, ${behind} changes behind` };
    const remedy = "where Newsdesk is running, see its log for why the index is not saved; else start it";
    return { part, verdict: "warn", detail: `${detail}, ${behind} changes behind or more`, remedy };
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    const remedy = "nothing is lost: the next start builds it anew, which takes a little longer";
    return { part, verdict: "warn", detail: error.message, remedy };
  }
}
