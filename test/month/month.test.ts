import { expect, test } from "vitest";
import { runMonth } from "./month.ts";
import { faults } from "./simulated-feed.ts";

test("days with every fault of feeds: none is lost or moved wrongly, no article is doubled or overwritten", async () => {
  const report = await runMonth(faults.length, 6);
  expect(report.faults).toEqual([]);
  expect(report.articles).toBeGreaterThan(250);
});
