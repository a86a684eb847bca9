import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Trap } from "../preload/trap.ts";

const root = join(import.meta.dirname, "../../..");
const preload = ["./src/runtime.js", "./test/crash/preload/preload.ts"].flatMap((file) => ["--import", file]);
const flushPipe = 3;
/** Of what it says, enough for the reason of an end that nobody planned. */
const keptLines = 8;

/** A running Newsdesk. */
export type Program = ReturnType<typeof startProgram>;

/** Starts the program, or the command line with `args`. */
export function startProgram(environment: Record<string, string>, trap?: Trap, args?: string[]) {
  const child = spawn(process.execPath, [...preload, ...(args ? ["src/cli.ts", ...args] : ["src/main.ts"])], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      ...environment,
      CRASH_FLUSHES: String(flushPipe),
      ...(trap && { CRASH_TRAP: JSON.stringify(trap) }),
    },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  // If this test itself breaks off, nothing is left running.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const said: string[] = [];
  let isLive = false;
  const flushes: Buffer[] = [];
  createInterface({ input: child.stdio[2] as Readable }).on("line", (line) => {
    if (line) said.push(line);
    said.splice(0, said.length - keptLines);
    isLive ||= line.includes('"msg":"Live on ');
  });
  (child.stdio[flushPipe] as Readable).on("data", (record: Buffer) => void flushes.push(record));
  // "close" comes when the pipes are empty too.
  const ended = once(child, "close").then(() => void process.off("exit", end));
  return {
    ended,
    said,
    /** See wal.ts. */
    flushes: () => Buffer.concat(flushes),
    /** Whether it is connected to its platforms and has begun its work. */
    isLive: () => isLive,
    kill: (signal: NodeJS.Signals = "SIGKILL") => void child.kill(signal),
    isOver: () => isOver(child),
    isStopped: () => !isOver(child) && /^\d+ \(.*\) T/.test(readFileSync(`/proc/${child.pid}/stat`, "utf8")),
    wasKilled: () => child.signalCode === "SIGKILL",
    /** Its exit code if it ended by itself. */
    exitCode: () => child.exitCode,
    /** From now on it can write at most this far into any file, as on a broken disk; -1: without limit. */
    limitFiles(bytes: number) {
      const soft = bytes < 0 ? "unlimited" : String(bytes);
      spawnSync("prlimit", ["--pid", String(child.pid), `--fsize=${soft}:unlimited`]);
    },
  };
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
