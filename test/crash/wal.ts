import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { pick, type Random } from "../../src/eval/random.ts";

// A write-ahead log is a header and frames of a header and a page: https://sqlite.org/fileformat2.html#walformat
const headerBytes = 32;
const frameHeaderBytes = 24;
const pageSizeAt = 8;
/** Two numbers that change whenever the log begins anew. */
export const salts = { at: 16, bytes: 8 };
const recordBytes = salts.bytes + 8;

/** Every length at which a write to the log can be cut off: between frames, and at places inside them. */
export function cutsOf(log: Buffer, from = 0): number[] {
  if (log.length < headerBytes) return [log.length];
  const frameBytes = frameHeaderBytes + log.readUInt32BE(pageSizeAt);
  const cuts = [0, salts.at];
  for (let frame = headerBytes; frame < log.length; frame += frameBytes)
    cuts.push(frame, frame + frameHeaderBytes / 2, frame + frameHeaderBytes, frame + frameBytes / 2);
  return [...cuts, log.length].filter((cut) => cut >= from && cut <= log.length);
}

/** That a log with this header was flushed up to a length. */
export function flushRecord(header: Buffer, length: number): Buffer {
  const record = Buffer.alloc(recordBytes);
  header.copy(record, 0, salts.at, salts.at + salts.bytes);
  record.writeDoubleLE(length, salts.bytes);
  return record;
}

/** How far each log was flushed, by its salts. */
export type Flushes = ReturnType<typeof openFlushes>;

export function openFlushes() {
  const lengths = new Map<string, number>();
  return {
    /** Takes in what a process told (see preload/flushes.ts). */
    note(records: Buffer): void {
      for (let at = 0; at + recordBytes <= records.length; at += recordBytes) {
        const log = records.toString("hex", at, at + salts.bytes);
        lengths.set(log, Math.max(lengths.get(log) ?? 0, records.readDoubleLE(at + salts.bytes)));
      }
    },
    /** How many bytes of a log are on the disk for certain. */
    bytesOf: (log: Buffer): number => lengths.get(log.toString("hex", salts.at, salts.at + salts.bytes)) ?? 0,
  };
}

/**
 * Cuts a database's log as a power cut does: what was flushed stays, of what was written since a random
 * beginning, of which the last part may be garbage. Returns how many bytes are gone.
 */
export function cutPower(database: string, flushes: Flushes, random: Random): number {
  const path = `${database}-wal`;
  // Shared memory, rebuilt from the log.
  rmSync(`${database}-shm`, { force: true });
  if (!existsSync(path)) return 0;
  const log = readFileSync(path);
  const cut = pick(cutsOf(log, flushes.bytesOf(log)), random);
  // A disk may have written the last sectors before those in front of them.
  if (random() < 0.5) truncateSync(path, cut);
  else writeFileSync(path, Buffer.concat([log.subarray(0, cut), Buffer.alloc(log.length - cut, 0xa5)]));
  return log.length - cut;
}
