import { spawn } from "node:child_process";
import { once } from "node:events";

/** `npx newsdesk` with its words in a folder where the package is installed. */
export function npx(words: string[], cwd: string, env: NodeJS.ProcessEnv) {
  const child = spawn("npx", ["newsdesk", ...words], { cwd, env, detached: true });
  child.stderr.pipe(process.stderr);
  return {
    child,
    /** The exit status; of npx in some versions it is that of the signal that stopped it. */
    ended: once(child, "exit").then(([status]) => status as number | null),
    /** Ends all that it started, as Ctrl-C in a terminal does. */
    stop: () => process.kill(-(child.pid as number), "SIGINT"),
  };
}
