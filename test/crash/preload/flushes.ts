import { fstatSync, readSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { flushRecord, salts } from "../wal.ts";

/**
 * Tells, through a pipe, how much of the write-ahead log is on the disk for certain: its salts, and its
 * length when the flush that has just ended was begun. The program calls `datasync` for nothing else.
 */
export async function tellFlushes(pipe: number): Promise<void> {
  await using any = await open(process.execPath, "r");
  const handle = Object.getPrototypeOf(any) as { datasync: (this: { fd: number }) => Promise<void> };
  const datasync = handle.datasync;
  handle.datasync = async function () {
    const head = Buffer.alloc(salts.at + salts.bytes);
    readSync(this.fd, head, 0, head.length, 0);
    const flushed = flushRecord(head, fstatSync(this.fd).size);
    await datasync.call(this);
    writeSync(pipe, flushed);
  };
}
