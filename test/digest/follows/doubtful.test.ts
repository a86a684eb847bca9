import { beforeEach, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import { hourMs, minuteMs } from "../delivery-rig.ts";
import { withFollows } from "./follow-desk.ts";

const desk = withFollows();

beforeEach(async () => {
  desk.slack.find = () => ({ state: "unknown" });
  await desk.following("tsmc");
});

const liveFor = (timeMs: number) => desk.liveFor(timeMs, minuteMs);

/** The request goes out and no answer desk.comes; nobody can look whether the alert is there. */
const vanishes = () => {
  throw new AdapterError("unavailable", "Slack did not answer.");
};

const alerts = () => desk.slack.posts.map(({ alert, missed = [] }) => ({ alert, missed }));

test("an alert on its way is not posted again at once, though the clock has gone days ahead since it left", async () => {
  desk.slack.find = (posted) => posted;
  let arrive: (() => unknown) | undefined;
  desk.slack.behaviours = [
    (store) => {
      arrive = store;
      return vanishes();
    },
  ];
  await desk.comes("TSMC one");
  await desk.live();
  desk.clock.uptime = desk.clock.now;
  desk.clock.now += 47 * hourMs;
  await desk.live();
  arrive?.();
  await liveFor(5 * minuteMs);
  expect(alerts()).toEqual([{ alert: ["TSMC one"], missed: [] }]);
});

test("the next alert begins with the stories of a doubtful one, once", async () => {
  desk.slack.behaviours = [vanishes];
  await desk.comes("TSMC one");
  await liveFor(5 * minuteMs);
  expect(alerts()).toEqual([]);
  await desk.comes("TSMC two");
  await liveFor(2 * hourMs);
  await desk.comes("TSMC three");
  await liveFor(2 * hourMs);
  expect(alerts()).toEqual([
    { alert: ["TSMC two"], missed: ["TSMC one"] },
    { alert: ["TSMC three"], missed: [] },
  ]);
});

test("without a next alert its stories are posted after an hour, if nobody has answered", async () => {
  desk.slack.behaviours = [vanishes];
  await desk.comes("TSMC one");
  await liveFor(55 * minuteMs);
  expect(alerts()).toEqual([]);
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([{ alert: [], missed: ["TSMC one"] }]);
});

test("what is doubtful again is shown again, all together", async () => {
  desk.slack.behaviours = [vanishes, vanishes];
  await desk.comes("TSMC one");
  await liveFor(5 * minuteMs);
  await desk.comes("TSMC two");
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([{ alert: [], missed: ["TSMC one", "TSMC two"] }]);
  expect(await desk.storage.ledger.openDoubts()).toEqual([]);
});

test("an alert that somebody has found is not made up for", async () => {
  desk.slack.behaviours = [vanishes];
  await desk.comes("TSMC one");
  await liveFor(5 * minuteMs);
  const [doubt] = await desk.storage.ledger.openDoubts();
  await desk.storage.ledger.answerDoubt(doubt?.key ?? "", "answered", desk.clock.now);
  await desk.comes("TSMC two");
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([{ alert: ["TSMC two"], missed: [] }]);
});

test("while one is in doubt that makes up for another, no further one does", async () => {
  const unknown = desk.slack.find;
  desk.slack.behaviours = [vanishes];
  await desk.comes("TSMC one");
  await liveFor(5 * minuteMs);
  desk.slack.behaviours = [
    (store) => {
      store();
      return vanishes();
    },
  ];
  await desk.comes("TSMC two");
  desk.slack.find = vanishes;
  await liveFor(minuteMs);
  await desk.comes("TSMC three");
  await liveFor(minuteMs);
  desk.slack.find = unknown;
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([
    { alert: ["TSMC two"], missed: ["TSMC one"] },
    { alert: ["TSMC three"], missed: ["TSMC one", "TSMC two"] },
  ]);
});

test("what comes between two requests of an alert is in the next one, whichever request arrives", async () => {
  let arrive: () => unknown = () => undefined;
  desk.slack.find = () => ({ state: "absent" });
  desk.slack.behaviours = [
    (store) => {
      arrive = store;
      return vanishes();
    },
    vanishes,
  ];
  await desk.comes("TSMC one");
  await liveFor(minuteMs);
  await desk.comes("TSMC two");
  await liveFor(2 * minuteMs);
  arrive();
  desk.slack.find = (posted) => posted;
  await liveFor(4 * hourMs);
  expect(alerts()).toEqual([
    { alert: ["TSMC one"], missed: [] },
    { alert: ["TSMC two"], missed: [] },
  ]);
});
