import { open } from "node:fs/promises";
import { replaceFile, SnapshotError } from "./snapshot-file.ts";

/** Saved indexes that processes publish for those that have none. Every implementation passes test/contract/snapshots.ts. */
export interface SharedSnapshots {
  /** The last change in the newest one; undefined where there is none. */
  newest(): Promise<number | undefined>;
  /** Stores one, piece by piece, in place of those before. */
  publish(seq: number, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** Its pieces, in their order; none where it has been replaced. */
  read(seq: number): AsyncIterable<Uint8Array>;
}

const pieceBytes = 1 << 20;

/** One that is behind by fewer changes, or by a smaller part of the articles, is good enough. */
const fewChanges = 10_000;
const smallPart = 0.1;

/** Leaves the index saved at `path` for other processes, if what they have is far behind; whether it did. */
export async function leaveSnapshot(
  shared: SharedSnapshots,
  path: string,
  { seq, size }: { seq: number; size: number },
): Promise<boolean> {
  const behind = seq - ((await shared.newest()) ?? 0);
  if (behind < Math.max(fewChanges, size * smallPart)) return false;
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
 * Puts what another process left at `path`, where nothing is; whether it did.
 * @throws SnapshotError where it was replaced meanwhile, or cannot be written
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
