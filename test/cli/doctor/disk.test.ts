import disk, { constants } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forEveryImport } from "../../built-in.ts";
import { type DoctorInstallation, openInstallation, resultFor } from "./installation.ts";

let installation: DoctorInstallation;
beforeEach(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.remove());

const megabyte = 2 ** 20;

describe("newsdesk doctor on the disk", () => {
  test.each([
    [2_000, "pass", 0],
    [500, "warn", 0],
    [50, "fail", 1],
  ])("%i MB free: %s", async (megabytes, verdict, expected) => {
    const there = await disk.statfs(installation.dataDir);
    const bavail = Math.floor((megabytes * megabyte) / there.bsize);
    forEveryImport(vi.spyOn(disk, "statfs")).mockResolvedValueOnce(Object.assign(there, { bavail }));
    const { status, results } = await installation.diagnose();
    expect(resultFor(results, "Free space")).toMatchObject({
      verdict,
      detail: expect.stringContaining(`${megabytes} MB`),
      ...(verdict !== "pass" && { remedy: expect.any(String) }),
    });
    expect(status).toBe(expected);
  });

  test("a read-only data folder fails, and nothing in it is opened", async () => {
    const real = disk.access;
    forEveryImport(vi.spyOn(disk, "access")).mockImplementation(async (path, mode) => {
      const forWriting = ((mode ?? 0) & constants.W_OK) !== 0;
      if (forWriting) throw Object.assign(new Error("read-only file system"), { code: "EROFS" });
      await real(path, mode);
    });
    const { status, results } = await installation.diagnose();
    expect(status).toBe(1);
    expect(resultFor(results, "Data folder")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("cannot be written"),
      remedy: expect.stringContaining("NEWSDESK_DATA"),
    });
    expect(resultFor(results, "Database")).toBeUndefined();
  });
});
