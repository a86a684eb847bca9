import { expect, test } from "vitest";
import type { Leases } from "../../src/digest/leases.ts";

const duty = "stories and follows";

/** What processes that share a database promise each other. `open` gives as many as are asked for. */
export function leasesContract(open: (processes: number) => Promise<Leases[]>): void {
  test("a duty is one process's for as long as it keeps asking", async () => {
    const [one, other] = (await open(2)) as [Leases, Leases];
    for (let now = 0; now < 60_000; now += 1_000) {
      expect(await one.acquire(duty, now)).toBe(true);
      expect(await other.acquire(duty, now)).toBe(false);
    }
  });

  test("it is handed over within 15 seconds of its holder's last word", async () => {
    const [one, other] = (await open(2)) as [Leases, Leases];
    expect(await one.acquire(duty, 0)).toBe(true);
    expect(await other.acquire(duty, 14_999)).toBe(false);
    expect(await other.acquire(duty, 15_000)).toBe(true);
    expect(await one.acquire(duty, 15_001)).toBe(false);
  });

  test("each duty is held by itself", async () => {
    const [one, other] = (await open(2)) as [Leases, Leases];
    expect(await one.acquire(duty, 0)).toBe(true);
    expect(await other.acquire("snapshots", 0)).toBe(true);
  });

  test("of many who ask at once, one has it", async () => {
    const all = await open(8);
    const have = await Promise.all(all.map((process) => process.acquire(duty, 0)));
    expect(have.filter(Boolean)).toHaveLength(1);
  });

  test("a clock that was an hour ahead does not keep it for an hour", async () => {
    const [one, other] = (await open(2)) as [Leases, Leases];
    expect(await one.acquire(duty, 3_600_000)).toBe(true);
    expect(await other.acquire(duty, 0)).toBe(true);
  });
}
