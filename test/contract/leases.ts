import { expect, test } from "vitest";
import type { Leases } from "../../src/digest/leases.ts";

const leaseName = "stories and follows";

/** What the leases of processes on one database promise. `open` gives the leases of that many processes. */
export function leasesContract(open: (processes: number) => Promise<Leases[]>): void {
  test("a lease is held by one process for as long as it renews it", async () => {
    const [one, other] = (await open(2)) as [Leases, Leases];
    for (let now = 0; now < 60_000; now += 1_000) {
      expect(await one.acquire(leaseName, now)).toBe(true);
      expect(await other.acquire(leaseName, now)).toBe(false);
    }
  });

  test("it passes to another process 15 seconds after it was last renewed", async () => {
    const [one, other] = (await open(2)) as [Leases, Leases];
    expect(await one.acquire(leaseName, 0)).toBe(true);
    expect(await other.acquire(leaseName, 14_999)).toBe(false);
    expect(await other.acquire(leaseName, 15_000)).toBe(true);
    expect(await one.acquire(leaseName, 15_001)).toBe(false);
  });

  test("each lease is held independently", async () => {
    const [one, other] = (await open(2)) as [Leases, Leases];
    expect(await one.acquire(leaseName, 0)).toBe(true);
    expect(await other.acquire("snapshots", 0)).toBe(true);
  });

  test("one of many concurrent requests gets it", async () => {
    const all = await open(8);
    const have = await Promise.all(all.map((process) => process.acquire(leaseName, 0)));
    expect(have.filter(Boolean)).toHaveLength(1);
  });

  test("a clock that was an hour ahead does not hold it for an hour", async () => {
    const [one, other] = (await open(2)) as [Leases, Leases];
    expect(await one.acquire(leaseName, 3_600_000)).toBe(true);
    expect(await other.acquire(leaseName, 0)).toBe(true);
  });
}
