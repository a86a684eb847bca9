import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { SoakSample } from "./preload/watch.ts";

const root = join(import.meta.dirname, "../..");
const preload = ["./src/runtime.js", "./test/soak/preload/watch.ts"].flatMap((file) => ["--import", file]);
/** Of what it says, enough for the reason of an end that nobody planned. */
const keptLines = 20;
/** pino's level of errors */
const errorLevel = 50;

export type SoakProgram = ReturnType<typeof startProgram>;

/** The program as an operator starts it, which tells its memory and its turns. */
export function startProgram(environment: Record<string, string>) {
  const child = spawn(process.execPath, ["--expose-gc", ...preload, "src/main.ts"], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const samples: SoakSample[] = [];
  const said: string[] = [];
  /** How often it logged each error. */
  const errors = new Map<string, number>();
  const live = Promise.withResolvers<void>();
  child.on("message", (sample) => void samples.push(sample as SoakSample));
  for (const stream of [child.stdout, child.stderr])
    byLine(stream, (line) => {
      if (line.includes("Live on")) live.resolve();
      const error = errorIn(line);
      if (error) errors.set(error, (errors.get(error) ?? 0) + 1);
      said.push(line);
      said.splice(0, said.length - keptLines);
    });
  const ended = once(child, "close").then(() => void process.off("exit", end));
  void ended.then(() => live.reject(new Error(`the program ended: ${said.join("\n")}`)));
  return {
    live: live.promise,
    ended,
    samples,
    said,
    errors,
    exitCode: () => child.exitCode,
    isOver: () => child.exitCode !== null || child.signalCode !== null,
    stop: () => void child.kill("SIGTERM"),
    kill: end,
  };
}

function byLine(stream: Readable | null, tell: (line: string) => void): void {
  let rest = "";
  stream?.on("data", (text: Buffer) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter(Boolean)) tell(line);
  });
}

/** What an error in the log says, with the message of its cause. */
function errorIn(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  const { level, msg, err } = JSON.parse(line) as { level: number; msg: string; err?: { message: string } };
  return level >= errorLevel ? [msg, err?.message].filter(Boolean).join(": ") : undefined;
}
