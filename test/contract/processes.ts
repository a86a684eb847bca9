import { expect, test } from "vitest";
import type { Storage } from "../../src/storage/storage.ts";
import { until } from "../until.ts";

export type Lives = { first: Storage; kill(): Promise<void>; next(): Promise<Storage> };

const slot = { subscriptionId: "s", dueAt: 1 };
const leaseMs = 300_000;

/** What a database promises about the claims of processes that died. */
export function processesContract(lives: () => Promise<Lives>): void {
  test("a claim ends with its process, long before its lease, and keeps whether a request had left", async () => {
    const { first, kill, next } = await lives();
    const claimed = await first.ledger.claim("requested", slot, 1_000, leaseMs);
    if (!claimed) throw new Error("not to be claimed");
    await first.ledger.noteRequest(claimed.delivery, { stories: [] }, 1_001);
    const another = { ...slot, subscriptionId: "another" };
    await first.ledger.claim("prepared", another, 1_000, leaseMs);
    await kill();
    const second = await next();
    // A server takes a moment to notice that a connection is closed.
    await until(async () => expect(await second.leases.releaseDead(2_000)).toBe(2));
    expect(await second.ledger.claim("requested", slot, 2_000, leaseMs)).toMatchObject({ takenOver: true });
    expect(await second.ledger.claim("prepared", another, 2_000, leaseMs)).toMatchObject({
      takenOver: false,
    });
    await second.close();
  });

  test("its own claims are left alone, and so is a delivery that waits for its look-up", async () => {
    const { first, kill, next } = await lives();
    expect(await first.ledger.claim("own", slot, 1_000, leaseMs)).toBeDefined();
    expect(await first.leases.releaseDead(2_000)).toBe(0);
    expect(await first.ledger.claim("own", slot, 2_000, leaseMs)).toBeUndefined();
    await first.ledger.markUnknown({ key: "own", attempts: 1 }, 60_000, "no answer");
    await kill();
    const second = await next();
    expect(await second.leases.releaseDead(2_000)).toBe(0);
    expect(await second.ledger.claim("own", slot, 59_999, leaseMs)).toBeUndefined();
    await second.close();
  });
}
