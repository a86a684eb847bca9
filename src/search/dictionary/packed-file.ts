import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** A file of this folder in a buffer of its own, since columns of wide numbers must be aligned. Throws what the disk throws. */
export function readPacked(name: string): ArrayBuffer {
  const file = openSync(new URL(name, import.meta.url), "r");
  try {
    const bytes = new Uint8Array(fstatSync(file).size);
    readSync(file, bytes);
    return bytes.buffer;
  } finally {
    closeSync(file);
  }
}
