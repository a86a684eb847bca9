import { constants } from "node:fs";
import { type FileHandle, open, realpath, stat } from "node:fs/promises";
import { UnreadableError } from "../draft.ts";
import type { SourceFile } from "./source-file.ts";

/** Waits for nobody at the other end of a pipe, and follows no link. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Opens a file that a scan has found. If anything else stands there by now, such as a link or a pipe, it is
 * not read: the next scan sees what it is.
 * @throws UnreadableError then, and the file system's errors
 */
export async function openFound({ origin }: Pick<SourceFile, "origin">): Promise<FileHandle> {
  const file = await open(origin, flags).catch((cause) => {
    throw cause.code === "ELOOP" ? new UnreadableError("file_changed", {}, { cause }) : cause;
  });
  try {
    const opened = await file.stat();
    const found = await stat(origin);
    const isSame = opened.ino === found.ino && opened.dev === found.dev;
    if (!opened.isFile() || !isSame || (await realpath(origin)) !== origin)
      throw new UnreadableError("file_changed");
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
