import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { type DoctorInstallation, openInstallation, resultFor } from "./installation.ts";

let installation: DoctorInstallation;
beforeEach(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.remove());

describe("newsdesk doctor on the machine", () => {
  test("a fresh installation passes except for parts not set up yet, and no file is created", async () => {
    const missing = join(installation.dataDir, "not", "yet");
    const { status, results } = await installation.diagnose({ NEWSDESK_DATA: missing });
    expect(status).toBe(0);
    expect(results.filter(({ verdict }) => verdict !== "pass").map(({ part }) => part)).toEqual([
      "Platforms",
    ]);
    expect(resultFor(results, "Data folder")?.detail).toContain("will be made");
  });

  test("every fault of the configuration is reported, and the exit status is 1", async () => {
    const { status, results } = await installation.diagnose({ PORT: "many", TIME_ZONE: "Nowhere" });
    expect(status).toBe(1);
    const faults = results.filter(({ part }) => part === "Configuration");
    expect(faults.map(({ verdict, detail }) => [verdict, detail.split(" ")[0]])).toEqual([
      ["fail", "PORT"],
      ["fail", "TIME_ZONE"],
    ]);
  });

  test.each<[string, () => Promise<unknown>, string, RegExp]>([
    [
      "a damaged database",
      () => writeFile(installation.database, Buffer.alloc(8_192, "x")),
      "Database",
      /not a database/,
    ],
    ["one of a newer version", makeNewer, "Database", /newer version/],
    [
      "one of another program",
      async () => void new DatabaseSync(installation.database).exec("create table t (a)"),
      "Database",
      /another program/,
    ],
  ])("%s fails", async (_, spoil, part, detail) => {
    await spoil();
    const { status, results } = await installation.diagnose();
    expect(status).toBe(1);
    expect(resultFor(results, part)).toMatchObject({
      verdict: "fail",
      detail: expect.stringMatching(detail),
    });
  });

  async function makeNewer() {
    await (await openStorage(installation.database)).close();
    const file = new DatabaseSync(installation.database);
    file.exec("insert into newsdesk_migration values ('9999 later', '2030')");
    file.close();
  }

  test("a database that another program keeps locked fails", async () => {
    await (await openStorage(installation.database)).close();
    const other = new DatabaseSync(installation.database);
    other.exec("begin immediate");
    const { results } = await installation.diagnose();
    other.close();
    expect(resultFor(results, "Database")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("locked"),
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    "a data folder that cannot be written fails (root may write anywhere)",
    async () => {
      await chmod(installation.dataDir, 0o500);
      const { results } = await installation.diagnose();
      await chmod(installation.dataDir, 0o700);
      expect(resultFor(results, "Data folder")).toMatchObject({ verdict: "fail" });
    },
  );

  test("a data folder that is a file fails", async () => {
    await writeFile(join(installation.folder, "file"), "");
    const { status, results } = await installation.diagnose({
      NEWSDESK_DATA: join(installation.folder, "file"),
    });
    expect([status, resultFor(results, "Data folder")?.verdict]).toEqual([1, "fail"]);
  });

  test("links that lead out of the articles folder are named", async () => {
    const corpus = join(installation.folder, "corpus");
    await mkdir(corpus);
    await symlink("/etc/passwd", join(corpus, "link.md"));
    const { results } = await installation.diagnose({ NEWSDESK_CORPUS: corpus });
    expect(resultFor(results, "Articles folder")).toMatchObject({
      verdict: "warn",
      detail: expect.stringContaining(join(corpus, "link.md")),
    });
  });

  test("an articles folder that is missing is a warning", async () => {
    const { status, results } = await installation.diagnose({
      NEWSDESK_CORPUS: join(installation.folder, "nowhere"),
    });
    expect([status, resultFor(results, "Articles folder")?.verdict]).toEqual([0, "warn"]);
  });

  test.each([
    ["another program", { hello: "world" }, "warn", "another program"],
    ["Newsdesk, ready", { ready: true }, "pass", "is running"],
    ["Newsdesk, not ready", { ready: false, waitingFor: "connecting" }, "warn", "connecting"],
  ])("the web port used by %s is reported", async (_, body, verdict, detail) => {
    const server = createServer((_request, response) => response.end(JSON.stringify(body)));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { results } = await installation.diagnose({
      WEB_PORT: String((server.address() as AddressInfo).port),
    });
    await new Promise((closed) => server.close(closed));
    expect(resultFor(results, "Health")).toMatchObject({ verdict, detail: expect.stringContaining(detail) });
  });
});
