import { afterEach, beforeEach, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import {
  at,
  channelOf,
  hourMs,
  minuteMs,
  runOnce,
  ScriptedPlatform,
  startScheduler,
} from "../delivery-rig.ts";

let storage: Storage;
let index: FedIndex;
let slack: ScriptedPlatform;
let clock: { now: number };

beforeEach(async () => {
  storage = await openStorage(":memory:");
  clock = { now: at("2026-06-01T04:00Z") };
  index = new FuzzyIndex({ now: () => clock.now });
  slack = new ScriptedPlatform("slack");
  slack.find = () => ({ state: "unknown" });
  await runOnce(storage, clock, slack);
  await storage.follows.add({
    channel: channelOf("slack"),
    query: "tsmc",
    zone: "UTC",
    locale: "en",
    createdBy: { platform: "slack", tenant: "T", user: "U" },
    createdAt: clock.now,
  });
});

afterEach(() => storage.close());

async function comes(title: string): Promise<void> {
  await storage.articles.add([draft(title, { publishedAt: clock.now })], clock.now);
  await catchUp(index, storage.articles);
}

async function liveFor(time: number): Promise<void> {
  for (const end = clock.now + time; clock.now < end; clock.now += minuteMs) {
    const scheduler = startScheduler(storage, clock, [slack], index);
    await scheduler.tick();
    await scheduler.stop();
  }
}

/** The request goes out and no answer comes; nobody can look whether the alert is there. */
const vanishes = () => {
  throw new AdapterError("unavailable", "Slack did not answer.");
};

const alerts = () => slack.posts.map(({ alert, missed = [] }) => ({ alert, missed }));

test("the next alert begins with the stories of a doubtful one, once", async () => {
  slack.behaviours = [vanishes];
  await comes("TSMC one");
  await liveFor(5 * minuteMs);
  expect(alerts()).toEqual([]);
  await comes("TSMC two");
  await liveFor(2 * hourMs);
  await comes("TSMC three");
  await liveFor(2 * hourMs);
  expect(alerts()).toEqual([
    { alert: ["TSMC two"], missed: ["TSMC one"] },
    { alert: ["TSMC three"], missed: [] },
  ]);
});

test("without a next alert its stories are posted after an hour, if nobody has answered", async () => {
  slack.behaviours = [vanishes];
  await comes("TSMC one");
  await liveFor(55 * minuteMs);
  expect(alerts()).toEqual([]);
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([{ alert: [], missed: ["TSMC one"] }]);
});

test("what is doubtful again is shown again, all together", async () => {
  slack.behaviours = [vanishes, vanishes];
  await comes("TSMC one");
  await liveFor(5 * minuteMs);
  await comes("TSMC two");
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([{ alert: [], missed: ["TSMC one", "TSMC two"] }]);
  expect(await storage.ledger.openDoubts()).toEqual([]);
});

test("an alert that somebody has found is not made up for", async () => {
  slack.behaviours = [vanishes];
  await comes("TSMC one");
  await liveFor(5 * minuteMs);
  const [doubt] = await storage.ledger.openDoubts();
  await storage.ledger.answerDoubt(doubt?.key ?? "", "answered", clock.now);
  await comes("TSMC two");
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([{ alert: ["TSMC two"], missed: [] }]);
});

test("while one is in doubt that makes up for another, no further one does", async () => {
  const unknown = slack.find;
  slack.behaviours = [vanishes];
  await comes("TSMC one");
  await liveFor(5 * minuteMs);
  slack.behaviours = [
    (store) => {
      store();
      return vanishes();
    },
  ];
  await comes("TSMC two");
  slack.find = vanishes;
  await liveFor(minuteMs);
  await comes("TSMC three");
  await liveFor(minuteMs);
  slack.find = unknown;
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([
    { alert: ["TSMC two"], missed: ["TSMC one"] },
    { alert: ["TSMC three"], missed: ["TSMC one", "TSMC two"] },
  ]);
});

test("what comes between two requests of an alert is in the next one, whichever request arrives", async () => {
  let arrive: () => unknown = () => undefined;
  slack.find = () => ({ state: "absent" });
  slack.behaviours = [
    (store) => {
      arrive = store;
      return vanishes();
    },
    vanishes,
  ];
  await comes("TSMC one");
  await liveFor(minuteMs);
  await comes("TSMC two");
  await liveFor(2 * minuteMs);
  arrive();
  slack.find = (posted) => posted;
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([
    { alert: ["TSMC one"], missed: [] },
    { alert: ["TSMC two"], missed: [] },
  ]);
});
