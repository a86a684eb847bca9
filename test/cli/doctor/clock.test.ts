import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkClock } from "../../../src/cli/doctor/clock.ts";
import { createClockWatch } from "../../../src/storage/clock/clock-watch.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";

const now = Date.UTC(2026, 5, 1, 10);
const dayMs = 86_400_000;

let storage: Storage;
beforeEach(async () => {
  storage = await openStorage(":memory:");
});
afterEach(() => storage.close());

test("doctor tells of times that have not come, and for a week that they were set back", async () => {
  expect(await checkClock(storage, now)).toMatchObject({ verdict: "pass" });
  await storage.articles.add([draft("Story")], now + 2 * dayMs);
  expect(await checkClock(storage, now)).toMatchObject({
    verdict: "warn",
    detail: expect.stringContaining("as of 2026-06-03 10:00, which has not come"),
  });
  await createClockWatch(
    storage,
    () => now,
    () => pino({ level: "silent" }),
  )();
  expect(await checkClock(storage, now + dayMs)).toMatchObject({
    verdict: "warn",
    detail: "it was 2880 minutes ahead until 2026-06-01 10:00; what was stored with later times was set back",
  });
  expect(await checkClock(storage, now + 8 * dayMs)).toMatchObject({ verdict: "pass" });
});
