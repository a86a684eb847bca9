import { fork } from "node:child_process";

/** What a child process reported, and why it ended early if it did. */
export type ChildResult<Figures> = { figures: Partial<Figures>; failure?: string };

/** Enough for the peer that needs most at 100,000 articles. */
const heapMegabytes = 8192;

/** How a process runs: with a heap as large as it likes, or as the service itself does. */
export type ChildKind = "roomy" | "service";

const execArguments: Record<ChildKind, string[]> = {
  roomy: [`--max-old-space-size=${heapMegabytes}`],
  service: ["--max-semi-space-size=8", "--import", import.meta.resolve("../src/runtime.js")],
};

/**
 * Runs a job in a separate process, so that its memory and startup are its own: the module must call
 * `handleJob`. A job that takes longer than `timeoutMs` is killed; what it reported by then counts.
 */
export function runInChild<Job extends object, Figures>(
  module: URL,
  job: Job,
  timeoutMs: number,
  kind: ChildKind = "roomy",
): Promise<ChildResult<Figures>> {
  const child = fork(module, {
    execArgv: execArguments[kind],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const result: ChildResult<Figures> = { figures: {} };
  let stderr = "";
  child.stderr?.on("data", (data) => {
    stderr = `${stderr}${data}`.slice(-2000);
  });
  child.on("message", (figures: Partial<Figures>) => Object.assign(result.figures, figures));
  const timer = setTimeout(() => {
    result.failure = `stopped after ${Math.round(timeoutMs / 1000)} s`;
    child.kill("SIGKILL");
  }, timeoutMs);
  child.send(job);
  return new Promise((resolve) =>
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code !== 0) result.failure ??= lastLine(stderr) || `ended with status ${code}`;
      resolve(result);
    }),
  );
}

/** Node prints the error, then the stack and its own version. */
const lastLine = (stderr: string): string | undefined =>
  stderr.split("\n").find((line) => /error/i.test(line)) ?? stderr.trim().split("\n").at(-1);

/** The child's side: runs the one job it receives and reports figures as they become known. */
export function handleJob<Job, Figures>(
  work: (job: Job, report: (figures: Partial<Figures>) => void) => Promise<void>,
): void {
  // Done, or whoever waits for the figures is gone.
  process.once("disconnect", () => process.exit());
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
