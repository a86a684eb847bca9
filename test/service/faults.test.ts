import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrationNames, migrationTable } from "../../src/storage/migrations/migrate.ts";
import { startSlack } from "../servers/slack.ts";
import { until } from "../until.ts";
import { run } from "./process.ts";

// What an operator reads when something is in the way: one line, and the status for whatever started the program.

let folder: string;
const started: ReturnType<typeof run>[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "a.md"), "---\ntitle: Ferries return\n---\nBoats cross the bay.");
});
afterEach(async () => {
  for (const { child } of started) child.kill("SIGKILL");
  await Promise.all(started.splice(0).map(({ ended }) => ended));
  await rm(folder, { recursive: true, force: true });
});

const start = (entry: "main" | "cli", words: string[], variables: Record<string, string> = {}) => {
  const places = { NEWSDESK_DATA: join(folder, "data"), NEWSDESK_CORPUS: join(folder, "corpus") };
  const running = run(entry, words, { ...places, WEB_PORT: "0", PLAYGROUND: "off", ...variables });
  started.push(running);
  return running;
};

/** Paths by how they are in the way. */
const obstacles: Record<string, () => Promise<void>> = {
  none: async () => {},
  file: () => writeFile(join(folder, "data"), "x"),
  loop: () => symlink(join(folder, "data"), join(folder, "data")),
  "file above": () => writeFile(join(folder, "above"), "x"),
};

describe("one line, the status, and no trace", () => {
  test.each([
    [
      "start",
      "file",
      "data",
      "The data folder DATA is a file: move it away, or set NEWSDESK_DATA to a folder.",
    ],
    ["ask ferries", "file", "data", "The data folder DATA is a file"],
    ["import corpus", "file", "data", "The data folder DATA is a file"],
    ["start", "loop", "data", "its links lead in a circle; correct them."],
    ["start", "file above", "above/data", "part of its path is a file and not a folder"],
    ["start", "none", "x".repeat(300), "its name is too long; choose a shorter one."],
    ["restore nothing.sqlite", "none", "deep/data", "There is no backup nothing.sqlite."],
    ["restore backup.sqlite", "file", "data", "The data folder DATA is a file"],
    ["backup nowhere/b.sqlite", "none", "data", "There is no database DATA/newsdesk.sqlite to back up."],
    ["export /nowhere/e.jsonl", "none", "data", "/nowhere/e.jsonl: it does not exist; check the path."],
    ["eval --corpus /nowhere --queries /nowhere", "none", "data", "Cannot use /nowhere: it does not exist"],
    ["settings import /nowhere.yaml", "none", "data", "Cannot use /nowhere.yaml: it does not exist"],
    ["feeds import /nowhere.opml", "none", "data", "Cannot use /nowhere.opml: it does not exist"],
  ])("%s (%s)", async (words, obstacle, data, line) => {
    await obstacles[obstacle]?.();
    await writeFile(join(folder, "backup.sqlite"), "");
    const path = join(folder, data);
    const verb = words.split(" ").map((word) => (word === "backup.sqlite" ? join(folder, word) : word));
    const { status, err } = await start("cli", verb, { NEWSDESK_DATA: path }).ended;
    expect(err).toContain(line.replace("DATA", path));
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).not.toMatch(/\bat .*:\d+:\d+|^E[A-Z]+:/m);
    expect(status).toBe(1);
  });
});

test("a database that no released version wrote is told with the step that failed, and left as it was", async () => {
  expect((await start("cli", ["ask", "ferries"]).ended).status).toBe(0);
  const path = join(folder, "data", "newsdesk.sqlite");
  // As a development state had it: the last step's column is there, and not on record.
  const [step] = migrationNames.slice(-1);
  const edit = new DatabaseSync(path);
  edit.prepare(`delete from ${migrationTable} where name = ?`).run(step ?? "");
  edit.close();
  const before = recorded(path);
  for (const verb of ["start", "ask ferries", "feeds list"]) {
    const { status, err } = await start("cli", verb.split(" ")).ended;
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(`Cannot use the database ${path}: it could not be brought up to date`);
    expect(err).toContain(`nothing in it was changed: step "${step}" failed (duplicate column name`);
    expect(err).toContain("newsdesk restore FILE");
    expect(status).toBe(1);
  }
  expect(recorded(path)).toEqual(before);
});

function recorded(path: string): unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database
    .prepare(`select name from ${migrationTable} union all select sql from sqlite_schema`)
    .all();
  database.close();
  return rows;
}

test("a backup is restored into a folder that does not exist yet", async () => {
  const backup = join(folder, "b.sqlite");
  expect((await start("cli", ["ask", "ferries"]).ended).status).toBe(0);
  expect((await start("cli", ["backup", backup]).ended).status).toBe(0);
  const lost = { NEWSDESK_DATA: join(folder, "new", "disk"), NEWSDESK_CORPUS: join(folder, "none") };
  expect(await start("cli", ["restore", backup], lost).ended).toMatchObject({ status: 0, err: "" });
  expect((await start("cli", ["ask", "ferries"], lost).ended).out).toContain("Ferries return");
});

describe("a port that is taken", () => {
  const here = "127.0.0.1";

  test("by another Newsdesk is told with its data folder, by start and by doctor", async () => {
    const first = start("main", [], { LOG_LEVEL: "info", PLAYGROUND: "on" });
    await until(() => expect(first.said.out).toContain("will show it"));
    const port = /:(\d+)/.exec(/will show it: (\S+)/.exec(first.said.out)?.[1]?.slice(5) ?? "")?.[1] ?? "";
    const other = { NEWSDESK_DATA: join(folder, "other"), WEB_PORT: port };
    const told = `${here}:${port} is taken by another Newsdesk on the data folder ${join(folder, "data")}. Set WEB_PORT`;
    expect((await start("main", [], other).ended).err).toContain(told);
    const { out } = await start("cli", ["doctor"], other).ended;
    expect(out).toContain(`is used by another Newsdesk, on the data folder ${join(folder, "data")}`);
  });

  test("by another program is told as that", async () => {
    const server = createServer((_, response) => response.end("hello")).listen(0, here);
    await until(() => expect(server.listening).toBe(true));
    const { port } = server.address() as AddressInfo;
    const { status, err } = await start("main", [], { WEB_PORT: `${port}` }).ended;
    server.close();
    expect(err).toContain(`${here}:${port} is taken by another program. Set WEB_PORT to a free port.`);
    expect(status).toBe(0);
  });

  test("and an address of another machine as that", async () => {
    const { err } = await start("main", [], { WEB_HOST: "192.0.2.1" }).ended;
    expect(err).toContain("192.0.2.1 is no address of this machine. Set WEB_HOST");
  });
});

test("a file in the articles folder that cannot be read is named, and the rest is read", async () => {
  await symlink("/nowhere/else.md", join(folder, "corpus", "gone.md"));
  await writeFile(join(folder, "corpus", "broken.json"), "{");
  await symlink("self.md", join(folder, "corpus", "self.md"));
  await chmod(join(folder, "corpus", "a.md"), 0o644);
  const { status, out } = await start("main", []).ended;
  expect(out).toMatch(/broken\.json is not valid JSON/);
  expect(out).toContain("Newsdesk knows 1 article;");
  expect(status).toBe(0);
});

test("faults of the configuration do not keep doctor from its other checks", async () => {
  await start("cli", ["ask", "ferries"]).ended;
  const wrong = { TIME_ZONE: "Nowhere", SLACK_APP_TOKEN: "xapp-1", PLAYGROUND: "on", WEB_HOST: "0.0.0.0" };
  const { status, out } = await start("cli", ["doctor", "--json"], wrong).ended;
  const results: { part: string; verdict: string; detail: string }[] = JSON.parse(out);
  const faults = results
    .filter(({ part }) => part === "Configuration")
    .map(({ detail }) => detail.split(" ")[0]);
  expect(faults).toEqual(["TIME_ZONE", "SLACK_BOT_TOKEN", "PLAYGROUND_PASSWORD"]);
  expect(results.find(({ part }) => part === "Articles")?.detail).toMatch(/^1,/);
  expect(results.map(({ part }) => part)).toContain("Database");
  expect(status).toBe(1);
});

test("without a token it is ready once the articles are read", async () => {
  const running = start("main", [], { PLAYGROUND: "on" });
  await until(() => expect(running.said.out).toContain("newsdesk -- ask"));
  const address = /will show it: (\S+)/.exec(running.said.out)?.[1];
  const ready = async () => (await fetch(`${address}/readyz`)).json();
  await until(async () => expect(await ready()).toMatchObject({ ready: true, platforms: [] }));
});

describe("the log of a service", () => {
  test.each([
    ["json", /^\{"level":\d+/],
    ["pretty", /^\[\d\d:\d\d:\d\d\] [A-Z]+: |^ {4}/],
  ])("is all %s by one switch, also its end, and nothing is on the standard output", async (format, line) => {
    const slack = await startSlack();
    const { botToken, appToken = "", apiUrl } = slack.credentials;
    const tokens = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl };
    const service = { ...tokens, LOG_FORMAT: format };
    const first = start("main", [], service);
    await until(() => expect(first.said.err).toContain("Live on slack."));
    const second = await start("main", [], service).ended;
    first.child.kill("SIGTERM");
    const ended = await first.ended;
    await slack.stop();
    expect(second.status).toBe(1);
    expect(second.err).toContain("Another Newsdesk is running on the data folder");
    for (const { out, err } of [ended, second]) {
      expect(out).toBe("");
      for (const one of err.trim().split("\n")) expect(one).toMatch(line);
    }
  });

  test("LOG_LEVEL=error keeps all else out", async () => {
    const nowhere = {
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_APP_TOKEN: "xapp-1",
      SLACK_API_URL: "http://127.0.0.1:9/",
    };
    const running = start("main", [], { ...nowhere, LOG_LEVEL: "error", MAX_OFFLINE_MINUTES: "0.02" });
    const { out, err } = await running.ended;
    expect(out).toBe("");
    expect(err).not.toMatch(/"level":[1-4]\d,/);
  });
});
