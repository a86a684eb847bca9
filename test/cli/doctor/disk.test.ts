import * as disk from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { about, admit, type Patient } from "./patient.ts";

// A disk that is full, or mounted for reading only, cannot be had in a test: its answers can.
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  return { ...real, statfs: vi.fn(real.statfs), access: vi.fn(real.access) };
});

let patient: Patient;
beforeEach(async () => {
  patient = await admit();
});
afterEach(() => patient.remove());

const megabyte = 2 ** 20;

describe("newsdesk doctor on the disk", () => {
  test.each([
    [2_000, "pass", 0],
    [500, "warn", 0],
    [50, "fail", 1],
  ])("%i MB free: %s", async (megabytes, verdict, expected) => {
    const there = await disk.statfs(patient.dataDir);
    const bavail = Math.floor((megabytes * megabyte) / there.bsize);
    vi.mocked(disk.statfs).mockResolvedValueOnce(Object.assign(there, { bavail }));
    const { status, results } = await patient.diagnose();
    expect(about(results, "Free space")).toMatchObject({
      verdict,
      detail: expect.stringContaining(`${megabytes} MB`),
      ...(verdict !== "pass" && { remedy: expect.any(String) }),
    });
    expect(status).toBe(expected);
  });

  test("a data folder that can only be read fails, and nothing in it is opened", async () => {
    const real = vi.mocked(disk.access).getMockImplementation();
    vi.mocked(disk.access).mockImplementation(async (path, mode) => {
      const forWriting = ((mode ?? 0) & disk.constants.W_OK) !== 0;
      if (forWriting) throw Object.assign(new Error("read-only file system"), { code: "EROFS" });
      await real?.(path, mode);
    });
    const { status, results } = await patient.diagnose();
    if (real) vi.mocked(disk.access).mockImplementation(real);
    expect(status).toBe(1);
    expect(about(results, "Data folder")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("cannot be written"),
      remedy: expect.stringContaining("NEWSDESK_DATA"),
    });
    expect(about(results, "Database")).toBeUndefined();
  });
});
