import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CheckResult } from "../../src/chat/check-result.ts";
import { backupVerb, restoreVerb } from "../../src/cli/backup.ts";
import { doctor } from "../../src/cli/doctor.ts";
import { readConfig } from "../../src/config.ts";
import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import { draft } from "../contract/drafts.ts";
import { bareDatabase, describeWithPostgres, freshDatabase } from "../postgres/database.ts";

describeWithPostgres("newsdesk with a PostgreSQL", () => {
  let folder: string;
  let address: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    address = await freshDatabase();
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function diagnose(url: string): Promise<{ status: number; results: CheckResult[] }> {
    const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const variables = { NEWSDESK_DATA: folder, WEB_PORT: "0", DATABASE_URL: url };
    const status = await doctor.open(["--json"], variables);
    const printed = String(print.mock.calls[0]?.[0]);
    print.mockRestore();
    expect(printed).not.toContain(new URL(url).password);
    return { status, results: JSON.parse(printed) };
  }
  const resultFor = (results: CheckResult[], part: string) => results.find((result) => result.part === part);

  test("the doctor checks the server and the contents of its database", async () => {
    const storage = await openPostgres(address);
    await storage.articles.add([draft("Story", { publishedAt: 0 })], 0);
    await storage.close();
    const { status, results } = await diagnose(address);
    expect(status).toBe(0);
    expect(resultFor(results, "Database")).toMatchObject({ verdict: "pass" });
    expect(resultFor(results, "Articles")?.detail).toMatch(/^1, /);
  });

  test("the doctor changes nothing in an empty database", async () => {
    const empty = await bareDatabase();
    for (let looks = 0; looks < 2; looks++) {
      const { results } = await diagnose(empty);
      expect(resultFor(results, "Database")?.detail).toMatch(/the first start sets it up/);
    }
  });

  test("the doctor fails if the server does not answer", async () => {
    const { status, results } = await diagnose("postgres://newsdesk:swordfish@127.0.0.1:1/newsdesk");
    expect(status).toBe(1);
    expect(resultFor(results, "Database")?.detail).toMatch(/does not answer/);
  });

  test("backup refuses to copy the unused file and names PostgreSQL's own tool", async () => {
    const config = readConfig({ NEWSDESK_DATA: folder, DATABASE_URL: address });
    await expect(backupVerb.run(["copy"], config)).rejects.toThrow(/pg_dump/);
    await expect(restoreVerb.run(["copy"], config)).rejects.toThrow(/pg_restore/);
  });
});
