import { chmod, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { about, admit, type Patient } from "./patient.ts";

let patient: Patient;
beforeEach(async () => {
  patient = await admit();
});
afterEach(() => patient.remove());

describe("newsdesk doctor on the machine", () => {
  test("a fresh installation passes, but for what is still to be done, and nothing is made", async () => {
    const missing = join(patient.dataDir, "not", "yet");
    const { status, results } = await patient.diagnose({ NEWSDESK_DATA: missing });
    expect(status).toBe(0);
    expect(results.filter(({ verdict }) => verdict !== "pass").map(({ part }) => part)).toEqual([
      "Platforms",
    ]);
    expect(about(results, "Data folder")?.detail).toContain("will be made");
  });

  test("every fault of the configuration is told, and the status is 1", async () => {
    const { status, results } = await patient.diagnose({ PORT: "many", TIME_ZONE: "Nowhere" });
    expect(status).toBe(1);
    expect(results.map(({ verdict, detail }) => [verdict, detail.split(" ")[0]])).toEqual([
      ["fail", "PORT"],
      ["fail", "TIME_ZONE"],
    ]);
  });

  test.each<[string, () => Promise<unknown>, string, RegExp]>([
    [
      "a damaged database",
      () => writeFile(patient.database, Buffer.alloc(8_192, "x")),
      "Database",
      /not a database/,
    ],
    ["one of a newer version", makeNewer, "Database", /newer version/],
    [
      "one of another program",
      async () => void new DatabaseSync(patient.database).exec("create table t (a)"),
      "Database",
      /another program/,
    ],
  ])("%s fails", async (_, spoil, part, detail) => {
    await spoil();
    const { status, results } = await patient.diagnose();
    expect(status).toBe(1);
    expect(about(results, part)).toMatchObject({ verdict: "fail", detail: expect.stringMatching(detail) });
  });

  async function makeNewer() {
    await (await openStorage(patient.database)).close();
    const file = new DatabaseSync(patient.database);
    file.exec("insert into newsdesk_migration values ('9999 later', '2030')");
    file.close();
  }

  test("a database that another program keeps locked fails", async () => {
    await (await openStorage(patient.database)).close();
    const other = new DatabaseSync(patient.database);
    other.exec("begin immediate");
    const { results } = await patient.diagnose();
    other.close();
    expect(about(results, "Database")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("locked"),
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    "a data folder that cannot be written fails (root may write anywhere)",
    async () => {
      await chmod(patient.dataDir, 0o500);
      const { results } = await patient.diagnose();
      await chmod(patient.dataDir, 0o700);
      expect(about(results, "Data folder")).toMatchObject({ verdict: "fail" });
    },
  );

  test("a data folder that is a file fails", async () => {
    await writeFile(join(patient.folder, "file"), "");
    const { status, results } = await patient.diagnose({ NEWSDESK_DATA: join(patient.folder, "file") });
    expect([status, about(results, "Data folder")?.verdict]).toEqual([1, "fail"]);
  });

  test("an articles folder that is missing is a warning", async () => {
    const { status, results } = await patient.diagnose({ NEWSDESK_CORPUS: join(patient.folder, "nowhere") });
    expect([status, about(results, "Articles folder")?.verdict]).toEqual([0, "warn"]);
  });

  test.each([
    ["another program", { hello: "world" }, "warn", "another program"],
    ["Newsdesk, ready", { ready: true }, "pass", "is running"],
    ["Newsdesk, not ready", { ready: false, waitingFor: "connecting" }, "warn", "connecting"],
  ])("the web port used by %s is told", async (_, body, verdict, detail) => {
    const server = createServer((_request, response) => response.end(JSON.stringify(body)));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { results } = await patient.diagnose({ WEB_PORT: String((server.address() as AddressInfo).port) });
    await new Promise((closed) => server.close(closed));
    expect(about(results, "Health")).toMatchObject({ verdict, detail: expect.stringContaining(detail) });
  });
});
