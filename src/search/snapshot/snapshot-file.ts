import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { TimeSlice } from "../../async/yield.ts";

/** To be raised with every change of what is saved or of how articles are analysed. */
export const analysisVersion = 12;
/** The file begins with the magic, the version, and the length and checksum of the header. */
const preambleBytes = 20;
const magic = Buffer.from("newsdesk");
/** Of a checksum between two yields. */
const blockBytes = 1 << 18;

const headerSchema = z.object({
  seq: z.int().min(0),
  sections: z.array(z.object({ bytes: z.int().min(0), checksum: z.int() })),
});

type Header = z.infer<typeof headerSchema>;

/** Buffers, and the last change that they contain. */
export type Snapshot = { seq: number; sections: ArrayBuffer[] };

/** A snapshot cannot be used; the message says why. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
}

/** Throws what the disk throws. */
export async function writeSnapshot(path: string, { seq, sections }: Snapshot): Promise<void> {
  const slice = new TimeSlice();
  const header: Header = { seq, sections: [] };
  for (const section of sections) {
    header.sections.push({ bytes: section.byteLength, checksum: await checksumOf(section, slice) });
  }
  await replaceFile(path, async (file) => {
    await file.writeFile(headOf(header));
    for (const section of sections) await file.writeFile(new Uint8Array(section));
  });
}

/** Replaces a file atomically: writes beside it, syncs and renames. */
export async function replaceFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const beside = `${path}.${process.pid}`;
  try {
    {
      await using file = await open(beside, "w");
      await write(file);
      await file.sync();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** The snapshot at `path`; undefined if there is none. @throws SnapshotError if it cannot be used */
export async function readSnapshot(path: string): Promise<Snapshot | undefined> {
  try {
    await using file = await open(path);
    return await readSections(file);
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    if (cause instanceof SnapshotError) throw new SnapshotError(`${path} ${cause.message}`);
    throw new SnapshotError(`${path} ${syscall === "open" ? "cannot be opened" : "is damaged"}`, { cause });
  }
}

async function readSections(file: FileHandle): Promise<Snapshot> {
  const { header, end } = await readHead(file);
  const expected = header.sections.reduce((sum, { bytes }) => sum + bytes, end);
  if ((await file.stat()).size !== expected) throw new SnapshotError("is not as long as it should be");
  // All at once: the system reads on several threads.
  let position = end;
  const reads = header.sections.map(({ bytes }) => {
    position += bytes;
    return readAt(file, position - bytes, bytes);
  });
  const sections = await Promise.all(reads);
  const slice = new TimeSlice();
  for (const [i, { checksum }] of header.sections.entries()) {
    if ((await checksumOf(sections[i] as ArrayBuffer, slice)) !== checksum)
      throw new SnapshotError("is damaged");
  }
  return { seq: header.seq, sections };
}

function headOf(header: Header): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const preamble = Buffer.alloc(preambleBytes);
  magic.copy(preamble);
  preamble.writeUInt32LE(analysisVersion, 8);
  preamble.writeUInt32LE(text.length, 12);
  preamble.writeUInt32LE(crc32(text), 16);
  return Buffer.concat([preamble, text]);
}

async function readHead(file: FileHandle): Promise<{ header: Header; end: number }> {
  const preamble = Buffer.from(await readAt(file, 0, preambleBytes));
  if (!preamble.subarray(0, magic.length).equals(magic)) throw new SnapshotError("is no saved index");
  if (preamble.readUInt32LE(8) !== analysisVersion) throw new SnapshotError("is of another version");
  const length = Math.min(preamble.readUInt32LE(12), (await file.stat()).size);
  const text = Buffer.from(await readAt(file, preambleBytes, length));
  if (crc32(text) !== preamble.readUInt32LE(16)) throw new SnapshotError("is damaged");
  return { header: headerSchema.parse(JSON.parse(text.toString())), end: preambleBytes + length };
}

async function readAt(file: FileHandle, position: number, bytes: number): Promise<ArrayBuffer> {
  const buffer = new ArrayBuffer(bytes);
  for (let read = 0; read < bytes; ) {
    const { bytesRead } = await file.read(new Uint8Array(buffer), read, bytes - read, position + read);
    if (bytesRead === 0) throw new SnapshotError("is cut off");
    read += bytesRead;
  }
  return buffer;
}

async function checksumOf(section: ArrayBuffer, slice: TimeSlice): Promise<number> {
  let checksum = 0;
  for (let start = 0; start < section.byteLength; start += blockBytes) {
    const length = Math.min(blockBytes, section.byteLength - start);
    checksum = crc32(new Uint8Array(section, start, length), checksum);
    await slice.yieldIfDue();
  }
  return checksum;
}
