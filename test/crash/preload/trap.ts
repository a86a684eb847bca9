import { promises } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { StatementSync } from "node:sqlite";

/** Where a program ends itself, or stops: before or after the nth of its doings that matches. */
export type Trap = {
  /** An SQL statement on either database; or opening, writing, syncing or renaming a file. */
  on: "sql" | "file";
  /** A regular expression for the statement, or for "open|write|sync|rename path". */
  match: string;
  nth: number;
  when: "before" | "after";
  signal: "SIGKILL" | "SIGSTOP";
};

export function setTrap({ on, match, nth, when, signal }: Trap): void {
  const wanted = new RegExp(match, "s");
  let met = 0;
  const meets = (doing: string): boolean => wanted.test(doing) && ++met === nth;
  const spring = () => process.kill(process.pid, signal);
  /** The work, with the trap in front of it or behind it. */
  const trapped = <T>(doing: string, work: () => T): T => {
    const isHere = meets(doing);
    if (isHere && when === "before") spring();
    const result = work();
    if (isHere && when === "after") {
      if (result instanceof Promise) void result.then(spring, () => {});
      else spring();
    }
    return result;
  };
  if (on === "file") trapFiles(trapped);
  else trapSqlite(trapped);
  if (on === "sql" && process.env.DATABASE_URL) trapPostgres(trapped);
}

type Trapped = <T>(doing: string, work: () => T) => T;
// biome-ignore lint/suspicious/noExplicitAny: any method of another library
type Methods = Record<string, (...args: any[]) => any>;

function trapSqlite(trapped: Trapped): void {
  const statement = StatementSync.prototype as unknown as Methods;
  for (const name of ["run", "all", "get", "iterate"]) {
    const work = statement[name];
    if (!work) continue;
    statement[name] = function (this: StatementSync, ...args) {
      return trapped(this.sourceSQL, () => work.apply(this, args));
    };
  }
}

function trapPostgres(trapped: Trapped): void {
  const require = createRequire(import.meta.url);
  const client = (require("pg") as { Client: { prototype: Methods } }).Client.prototype;
  const query = client.query;
  if (!query) return;
  client.query = function (...args) {
    const [asked] = args as [string | { text: string }];
    return trapped(typeof asked === "string" ? asked : asked.text, () => query.apply(this, args));
  };
}

function trapFiles(trapped: Trapped): void {
  const files = promises as unknown as Methods;
  const { open, rename } = files;
  if (!open || !rename) return;
  files.open = (path, ...more) =>
    trapped(`open ${path}`, async () => {
      const handle = await open(path, ...more);
      for (const [doing, method] of [
        ["write", "writeFile"],
        ["sync", "sync"],
      ] as const) {
        const work = handle[method];
        handle[method] = (...args: unknown[]) => trapped(`${doing} ${path}`, () => work.apply(handle, args));
      }
      return handle;
    });
  files.rename = (from, to) => trapped(`rename ${from}`, () => rename(from, to));
  syncBuiltinESMExports();
}
