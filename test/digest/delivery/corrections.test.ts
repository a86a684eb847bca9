import { beforeEach, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { MessageRef } from "../../../src/chat/message.ts";
import type { DigestReply } from "../../../src/chat/reply.ts";
import { until } from "../../until.ts";
import { hourMs, minuteMs, publish, runOnce, ScriptedPlatform, startScheduler } from "../delivery-rig.ts";
import { nextDay, slot, withOneDigest } from "../one-digest.ts";

/** Each of `tries` is the outcome of one edit; later edits succeed. */
class ScriptedEditor extends ScriptedPlatform {
  tries: (() => Promise<void>)[] = [];
  override async edit(ref: MessageRef, reply: DigestReply): Promise<void> {
    await this.tries.shift()?.();
    await super.edit(ref, reply);
  }
}

const it = withOneDigest();
let slack: ScriptedEditor;

async function live(moment: number): Promise<void> {
  it.clock.now = moment;
  await runOnce(it.storage, it.clock, slack);
}

beforeEach(async () => {
  slack = new ScriptedEditor("slack");
  await live(slot - hourMs);
  await publish(it.storage.articles, "TSMC bulids", slot - 1);
  await live(slot);
  const corrected = { title: "TSMC builds", keys: ["path:TSMC bulids"], publishedAt: slot - 1 };
  await it.storage.articles.add([{ source: "The Daily", tags: [], language: "en", ...corrected }], slot + 1);
});

const never = () => new Promise<void>(() => {});
const slowDown = async () => {
  throw new AdapterError("rate_limited", "Slack asks to wait.", { retryAfterMs: 30_000 });
};
const refuse = async () => {
  throw new AdapterError("gone", "The message is gone.");
};

test("a revision during the post is shown in the message, once", async () => {
  const overtaken = { keys: ["path:Chips raly"], publishedAt: slot + minuteMs };
  const add = (title: string) =>
    it.storage.articles.add([{ source: "The Daily", tags: [], language: "en", title, ...overtaken }], slot);
  await live(slot + minuteMs);
  const before = slack.edits.length;
  await add("Chips raly");
  it.clock.now = nextDay;
  slack.behaviours = [
    async (store) => {
      const ref = store();
      await add("Chips rally");
      // Other processes see the correction before the message is recorded.
      await startScheduler(it.storage, it.clock, [new ScriptedEditor("slack")]).tick();
      return ref;
    },
  ];
  await live(nextDay);
  await live(nextDay + minuteMs);
  const edits = slack.edits.slice(before);
  expect(edits).toHaveLength(1);
  expect(edits[0]?.title).toContain("Chips rally");
});

test("a correction interrupted by a crash is made once after the restart", async () => {
  slack.tries = [never];
  it.clock.now = slot + minuteMs;
  await startScheduler(it.storage, it.clock, [slack]).tick();
  await until(() => expect(slack.tries).toEqual([]));
  for (const later of [2, 3]) await live(slot + later * minuteMs);
  expect(slack.edits).toHaveLength(1);
});

test("a stopped process leaves waiting corrections to the next", async () => {
  slack.tries = [slowDown];
  await live(slot + minuteMs);
  expect(slack.edits).toHaveLength(0);
  await live(slot + 2 * minuteMs);
  expect(slack.edits).toHaveLength(1);
});

test("a rate-limited correction waits as long as the platform asks", async () => {
  slack.tries = [slowDown];
  const scheduler = startScheduler(it.storage, it.clock, [slack]);
  it.clock.now = slot + minuteMs;
  await scheduler.tick();
  await until(() => expect(slack.tries).toEqual([]));
  it.clock.now = slot + minuteMs + 29_000;
  await scheduler.tick();
  expect(slack.edits).toHaveLength(0);
  it.clock.now = slot + minuteMs + 30_000;
  await scheduler.tick();
  await until(() => expect(slack.edits).toHaveLength(1));
  await scheduler.stop();
});

test("a refused correction is not tried again and does not delay the next", async () => {
  slack.tries = [refuse];
  await live(slot + minuteMs);
  await live(slot + 2 * minuteMs);
  expect(slack.edits).toHaveLength(0);
  const again = { title: "TSMC builds on", keys: ["path:TSMC bulids"], publishedAt: slot - 1 };
  await it.storage.articles.add([{ source: "The Daily", tags: [], language: "en", ...again }], slot + 2);
  await live(slot + 3 * minuteMs);
  expect(slack.edits).toHaveLength(1);
});
