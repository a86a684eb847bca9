import { open } from "node:fs/promises";
import { replaceFile, SnapshotError } from "./snapshot-file.ts";

/** Saved indexes that processes publish for those that have none. Every implementation passes test/contract/snapshots.ts. */
export interface SharedSnapshots {
  /** The last change in the newest one; undefined if there is none. */
  newest(): Promise<number | undefined>;
  /** Stores one, piece by piece, and deletes those before. */
  publish(seq: number, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** Its pieces in order; none if it has been replaced. */
  read(seq: number): AsyncIterable<Uint8Array>;
}

const pieceBytes = 1 << 20;
/** A shared snapshot is replaced when it is this far behind, in changes and as a share of the articles. */
const minChangesBehind = 10_000;
const minShareBehind = 0.1;

/** Publishes the index saved at `path` if the shared one is far behind. Returns whether it did. */
export async function leaveSnapshot(
  shared: SharedSnapshots,
  path: string,
  { seq, size }: { seq: number; size: number },
): Promise<boolean> {
  const behind = seq - ((await shared.newest()) ?? 0);
  if (behind < Math.max(minChangesBehind, size * minShareBehind)) return false;
  await shared.publish(seq, piecesOf(path));
  return true;
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  await using file = await open(path);
  for (;;) {
    const { bytesRead, buffer } = await file.read(new Uint8Array(pieceBytes));
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/**
 * Writes the shared snapshot to `path`. Returns false if there is none.
 * @throws SnapshotError if it was replaced meanwhile, or cannot be written
 */
export async function fetchSnapshot(shared: SharedSnapshots, path: string): Promise<boolean> {
  const seq = await shared.newest();
  if (seq === undefined) return false;
  try {
    await replaceFile(path, async (file) => {
      for await (const piece of shared.read(seq)) await file.writeFile(piece);
    });
    return true;
  } catch (cause) {
    throw new SnapshotError(`${path} could not be taken over from another process`, { cause });
  }
}
