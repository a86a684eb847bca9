import { vi } from "vitest";
import type { App } from "../../src/app/app.ts";

/** Between two rounds of the jobs: nobody is to wait a second for what the clock of a test has brought about. */
export const quickPauseMs = 50;

/** For an app whose jobs have not begun: gives a function that waits for whole runs of them that begin after its call. */
export function watchJobRuns({ primary, storage }: App): (runs?: number) => Promise<void> {
  // A run of the deliveries first reads the open ones; when it reads alerts, digests have begun.
  const begun = vi.spyOn(primary.ledger, "open").mock.calls;
  let over = 0;
  const { waiting } = primary.follows;
  vi.spyOn(primary.follows, "waiting").mockImplementation(async () => {
    over = begun.length;
    return waiting();
  });
  // Another job deletes the data of servers that removed the bot.
  const forgetting = vi.spyOn(storage.tenants, "forgetLeft").mock;
  return async (runs = 1) => {
    const [deliveries, removals] = [begun.length + runs, forgetting.calls.length + runs];
    const areOver = () => over >= deliveries && forgetting.settledResults.length >= removals;
    await vi.waitUntil(areOver, { timeout: 50_000, interval: 10 });
  };
}
