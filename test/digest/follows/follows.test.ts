import { describe, expect, test } from "vitest";
import { catchUp } from "../../../src/search/catch-up.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { draft } from "../../contract/drafts.ts";
import { at, channelOf, hourMs, minuteMs, startScheduler } from "../delivery-rig.ts";
import { start, withFollows } from "./follow-desk.ts";

const desk = withFollows();

const alerts = () => desk.slack.posts.map(({ alert }) => alert);

describe("a follow", () => {
  test("posts each matching story once, as it comes in, however often the program restarts", async () => {
    await desk.following("tsmc");
    await desk.comes("Ferry runs again");
    await desk.comes("TSMC starts 2-nanometer production");
    for (let times = 0; times < 3; times++) await desk.live();
    expect(alerts()).toEqual([["TSMC starts 2-nanometer production"]]);
    desk.clock.now += minuteMs;
    await desk.comes("TSMC builds in Arizona");
    await desk.live();
    expect(alerts()).toHaveLength(2);
  });

  test("posts a new article at once while thousands wait to be matched, and those in the end", async () => {
    await desk.following("tsmc");
    const older = Array.from({ length: 2_500 }, (_, at) => draft(`Ferry ${at}`));
    await desk.storage.articles.add([draft("TSMC at the bottom"), ...older], desk.clock.now);
    await desk.comes("TSMC starts 2-nanometer production");
    await desk.live();
    expect(alerts()).toEqual([["TSMC starts 2-nanometer production"]]);
    for (let times = 0; times < 3; times++) await desk.live();
    expect(alerts()).toEqual([["TSMC starts 2-nanometer production"], ["TSMC at the bottom"]]);
  });

  test("posts nothing older than itself, not even from an archive that is imported later", async () => {
    await desk.comes("TSMC yesterday");
    desk.clock.now += minuteMs;
    await desk.following("tsmc");
    await desk.comes("TSMC ten years ago", start - 3_650 * 24 * hourMs);
    await desk.live();
    expect(alerts()).toEqual([]);
  });

  test("set before the first run of the program misses nothing", async () => {
    const other = await openStorage(":memory:");
    await desk.storage.close();
    desk.storage = other;
    await desk.following("tsmc");
    await desk.comes("TSMC first of all");
    await desk.live();
    expect(alerts()).toEqual([["TSMC first of all"]]);
  });

  test("posts stories that came in since it was set, even while the program did not run", async () => {
    await desk.live();
    await desk.following("tsmc");
    desk.clock.now += hourMs;
    await desk.comes("TSMC while nobody watched");
    desk.clock.now += hourMs;
    await desk.live();
    expect(alerts()).toEqual([["TSMC while nobody watched"]]);
  });

  test("does not post a revised story again, but edits the message that shows it", async () => {
    await desk.following("tsmc");
    await desk.comes("TSMC starts");
    await desk.live();
    const [article] = await desk.storage.articles.between(start, start + 1);
    const revised = { ...draft("TSMC starts, corrected"), keys: draft("TSMC starts").keys };
    await desk.storage.articles.add([revised], desk.clock.now);
    await catchUp(desk.index, desk.storage.articles);
    await desk.live();
    expect((await desk.storage.articles.get([article?.id ?? ""]))[0]?.title).toBe("TSMC starts, corrected");
    expect(alerts()).toHaveLength(1);
    expect(desk.slack.edits).toEqual([
      {
        ref: desk.slack.posts[0]?.ref,
        title: JSON.stringify({ alert: ["TSMC starts, corrected"], follow: 1 }),
      },
    ]);
    await desk.live();
    expect(desk.slack.edits).toHaveLength(1);
  });

  test("posts nothing once it is removed", async () => {
    const { id } = await desk.following("tsmc");
    await desk.comes("TSMC starts");
    await desk.storage.follows.remove(id);
    await desk.live();
    expect(alerts()).toEqual([]);
  });

  test("leaves out what the channel mutes", async () => {
    await desk.following("tsmc");
    await desk.storage.mutes.add({
      channel: channelOf("slack"),
      query: "arizona",
      createdBy: { platform: "slack", tenant: "T", user: "U" },
      createdAt: start,
    });
    await desk.comes("TSMC builds in Arizona");
    await desk.live();
    await desk.comes("TSMC hires");
    await desk.live();
    expect(alerts()).toEqual([["TSMC hires"]]);
  });

  test("is silent in its quiet hours, by the clock of its zone, and then posts all in one message", async () => {
    await desk.following("tsmc", { quiet: { from: "22:00", to: "07:00" } });
    desk.clock.now = at("2026-06-01T14:00Z"); // 22:00 in Taipei
    await desk.comes("TSMC at night");
    await desk.live();
    desk.clock.now = at("2026-06-01T22:59Z");
    await desk.comes("TSMC before dawn");
    await desk.live();
    expect(alerts()).toEqual([]);
    desk.clock.now = at("2026-06-01T23:00Z");
    await desk.live();
    expect(alerts()).toEqual([["TSMC at night", "TSMC before dawn"]]);
  });

  test("posts the stories after five alerts in an hour as one summary", async () => {
    await desk.following("tsmc");
    for (let number = 1; number <= 9; number++) {
      desk.clock.now += minuteMs;
      await desk.comes(`TSMC story ${number}`);
      await desk.live();
    }
    expect(alerts()).toHaveLength(5);
    desk.clock.now = start + minuteMs + hourMs + 1;
    await desk.live();
    expect(alerts()).toHaveLength(6);
    expect(alerts()[5]).toEqual([6, 7, 8, 9].map((number) => `TSMC story ${number}`));
  });

  test("posts what its new query matches after it was changed", async () => {
    const { id, ...order } = await desk.following("tsmc");
    await desk.live();
    desk.clock.now += minuteMs;
    await desk.storage.follows.change(id, { ...order, query: "ferry" }, desk.clock.now);
    await desk.comes("TSMC starts");
    await desk.comes("Ferry runs again");
    await desk.live();
    expect(alerts()).toEqual([["Ferry runs again"]]);
  });

  test("counts the dates in its query from the moment a story comes in", async () => {
    await desk.following("tsmc since:1h");
    desk.clock.now += 50 * minuteMs;
    await desk.comes("TSMC before", desk.clock.now - 70 * minuteMs);
    await desk.comes("TSMC within the hour", desk.clock.now - 50 * minuteMs);
    await desk.live();
    expect(alerts()).toEqual([["TSMC within the hour"]]);
  });
});

describe("a crash", () => {
  const crash = () => Promise.reject(new Error("killed"));

  test("between storing an article and matching it loses no alert", async () => {
    await desk.following("tsmc");
    await desk.comes("TSMC starts");
    const dying = { ...desk.storage, follows: { ...desk.storage.follows, record: crash } };
    await expect(desk.live(dying)).rejects.toThrow("killed");
    await desk.live();
    expect(alerts()).toEqual([["TSMC starts"]]);
  });

  test("between matching, claiming, composing and posting loses no alert", async () => {
    await desk.following("tsmc");
    await desk.comes("TSMC starts");
    const dying = [
      { ...desk.storage, follows: { ...desk.storage.follows, waiting: crash } },
      { ...desk.storage, ledger: { ...desk.storage.ledger, claim: crash } },
      { ...desk.storage, follows: { ...desk.storage.follows, assign: crash } },
      { ...desk.storage, ledger: { ...desk.storage.ledger, show: crash } },
    ];
    for (const over of dying) {
      await desk.live(over).catch(() => undefined);
      desk.clock.now += hourMs;
    }
    await desk.live();
    expect(alerts()).toEqual([["TSMC starts"]]);
  });

  test("between posting and recording posts no alert twice", async () => {
    await desk.following("tsmc");
    await desk.comes("TSMC starts");
    await desk.live({ ...desk.storage, ledger: { ...desk.storage.ledger, sent: crash } });
    for (let minutes = 0; minutes < 10; minutes++) {
      desk.clock.now += minuteMs;
      await desk.live();
    }
    expect(alerts()).toEqual([["TSMC starts"]]);
    expect(await desk.storage.ledger.count("sent")).toBe(1);
  });
});

test("two processes on one store post each story once", async () => {
  for (let number = 1; number <= 20; number++) {
    await desk.following("tsmc", { channel: channelOf("slack", `C${number}`) });
  }
  await desk.comes("TSMC starts");
  const schedulers = [1, 2].map(() => startScheduler(desk.storage, desk.clock, [desk.slack], desk.index));
  await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
  await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
  await expect.poll(() => desk.slack.posts.length).toBe(20);
  await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
  expect(desk.slack.posts.map(({ channel }) => channel.channel).toSorted()).toEqual(
    Array.from({ length: 20 }, (_, at) => `C${at + 1}`).toSorted(),
  );
});
