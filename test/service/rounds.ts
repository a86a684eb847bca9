import { vi } from "vitest";
import type { App } from "../../src/app/app.ts";

/** Watches an app whose jobs have not begun: gives a wait for whole rounds of them, begun after the call. */
export function watchRounds({ primary, storage }: App): (rounds?: number) => Promise<void> {
  // A round of deliveries first looks for those left open; when it looks for alerts, digests have begun.
  const begun = vi.spyOn(primary.ledger, "open").mock.calls;
  let over = 0;
  const { waiting } = primary.follows;
  vi.spyOn(primary.follows, "waiting").mockImplementation(async () => {
    over = begun.length;
    return waiting();
  });
  // In a round of its own servers are forgotten that removed the bot.
  const forgetting = vi.spyOn(storage.tenants, "forgetLeft").mock;
  return async (rounds = 1) => {
    const [deliveries, removals] = [begun.length + rounds, forgetting.calls.length + rounds];
    const areOver = () => over >= deliveries && forgetting.settledResults.length >= removals;
    await vi.waitUntil(areOver, { timeout: 50_000, interval: 10 });
  };
}
