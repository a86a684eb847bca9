import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { TimeSlice } from "../../async/yield.ts";

/** Rises with every change of what is saved or of how articles are read into it. */
const version = 5;

/** What the file begins with: a name, the version, and the length and checksum of the header. */
const preambleBytes = 20;
const magic = Buffer.from("newsdesk");

/** A checksum is made of this many bytes at once; more would block. */
const blockBytes = 1 << 18;

const headerSchema = z.object({
  seq: z.int().min(0),
  sections: z.array(z.object({ bytes: z.int().min(0), checksum: z.int() })),
});

type Header = z.infer<typeof headerSchema>;

/** What is saved: buffers, and the last change that they know. */
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

/** Writes beside the file and then puts it in its place, so that there is never half of one. */
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

/**
 * What was saved; undefined where nothing was.
 * @throws SnapshotError where it is damaged, or of another version
 */
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
  const starts = startsOf(header.sections, end);
  // All at once: the system reads on several threads.
  const sections = await Promise.all(
    header.sections.map(({ bytes }, i) => readAt(file, starts[i] as number, bytes)),
  );
  const slice = new TimeSlice();
  for (const [i, { checksum }] of header.sections.entries()) {
    if ((await checksumOf(sections[i] as ArrayBuffer, slice)) !== checksum)
      throw new SnapshotError("is damaged");
  }
  return { seq: header.seq, sections };
}

/** Where each section begins in the file, the first at `start`. */
function startsOf(sections: Header["sections"], start: number): number[] {
  let end = start;
  return sections.map(({ bytes }) => {
    end += bytes;
    return end - bytes;
  });
}

function headOf(header: Header): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const preamble = Buffer.alloc(preambleBytes);
  magic.copy(preamble);
  preamble.writeUInt32LE(version, 8);
  preamble.writeUInt32LE(text.length, 12);
  preamble.writeUInt32LE(crc32(text), 16);
  return Buffer.concat([preamble, text]);
}

async function readHead(file: FileHandle): Promise<{ header: Header; end: number }> {
  const preamble = Buffer.from(await readAt(file, 0, preambleBytes));
  if (!preamble.subarray(0, magic.length).equals(magic)) throw new SnapshotError("is no saved index");
  if (preamble.readUInt32LE(8) !== version) throw new SnapshotError("is of another version");
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
