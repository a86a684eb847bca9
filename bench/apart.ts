import { fork } from "node:child_process";

/** What a child process reported, and why it ended early if it did. */
export type Told<Figures> = { figures: Partial<Figures>; trouble?: string };

/** Enough for the peer that needs most at 100,000 articles. */
const heapMegabytes = 8192;

/**
 * Runs a job in a separate process, so that its memory and startup are its own: the module must call
 * `doJob`. A job that takes longer than `limitMs` is stopped; what it reported by then is kept.
 */
export function runApart<Job extends object, Figures>(
  module: URL,
  job: Job,
  limitMs: number,
): Promise<Told<Figures>> {
  const child = fork(module, {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const told: Told<Figures> = { figures: {} };
  let complaint = "";
  child.stderr?.on("data", (data) => {
    complaint = `${complaint}${data}`.slice(-2000);
  });
  child.on("message", (figures: Partial<Figures>) => Object.assign(told.figures, figures));
  const timer = setTimeout(() => {
    told.trouble = `stopped after ${Math.round(limitMs / 1000)} s`;
    child.kill("SIGKILL");
  }, limitMs);
  child.send(job);
  return new Promise((resolve) =>
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code !== 0) told.trouble ??= lastLine(complaint) || `ended with status ${code}`;
      resolve(told);
    }),
  );
}

/** Node prints the error, then the stack and its own version. */
const lastLine = (complaint: string): string | undefined =>
  complaint.split("\n").find((line) => /error/i.test(line)) ?? complaint.trim().split("\n").at(-1);

/** The child's side: runs the one job it receives and reports figures as they become known. */
export function doJob<Job, Figures>(
  work: (job: Job, tell: (figures: Partial<Figures>) => void) => Promise<void>,
): void {
  process.once("message", (job) => {
    work(job as Job, (figures) => process.send?.(figures)).then(
      () => process.disconnect?.(),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
