import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Ample for a run of a thousand stories. */
const diskBytes = 96 * 2 ** 20;

/** A folder for all data of a newsroom. */
export type Disk = {
  folder: string;
  /** Takes all free space, as another program may; undefined where no disk of our own can be had. */
  fill?: () => void;
  free(): void;
  end(): void;
};

/** A file system of its own in memory, which can be full: that takes root. Otherwise a temporary folder. */
export function openDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), "newsdesk-crash-"));
  const size = `size=${diskBytes}`;
  const isOwn = spawnSync("mount", ["-t", "tmpfs", "-o", size, "newsdesk-crash", folder]).status === 0;
  const ballast = join(folder, "ballast");
  const end = () => {
    if (isOwn) spawnSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  // Even if this test itself breaks off.
  process.once("exit", end);
  return {
    folder,
    ...(isOwn && { fill: () => fillWith(ballast) }),
    free: () => rmSync(ballast, { force: true }),
    end() {
      process.off("exit", end);
      end();
    },
  };
}

/** In ever smaller pieces, until not a single page is free. */
function fillWith(path: string): void {
  const file = openSync(path, "w");
  for (let size = 2 ** 22; size >= 2 ** 12; ) {
    try {
      writeSync(file, Buffer.alloc(size));
    } catch {
      size /= 2;
    }
  }
  closeSync(file);
}
