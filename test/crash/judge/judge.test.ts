import { describe, expect, test } from "vitest";
import type { Evidence } from "./evidence.ts";
import { alertOf, channel, goodRun, messageOf, minuteMs, remove, rowOf } from "./good-run.ts";
import { judge, type Verdict } from "./judge.ts";

/** The second digest is in doubt and not there; the third shows its story as perhaps missed. */
function doubt(run: Evidence): void {
  Object.assign(rowOf(run, "digest 1"), { state: "uncertain", isTold: true });
  remove(run, "digest 1");
  Object.assign(messageOf(run, "digest 2"), { stories: [1], again: [1] });
}

/** Its request left at five minutes; nothing was alive then. */
function doubtOnDiscord(run: Evidence): void {
  doubt(run);
  run.orders = run.orders.map((one) => ({ ...one, channel: { ...channel, platform: "discord" } }));
  rowOf(run, "digest 1").requestedAt = 5 * minuteMs;
  run.uptimes = [];
}

type Kind = Exclude<keyof Verdict, "undecided" | "lateness">;

/** What must be noticed, and as what. */
const faults: [fault: string, as: Kind, spoil: (run: Evidence) => void][] = [
  ["a digest that never came", "lost", (run) => remove(run, "digest 1")],
  ["an alert that never came", "lost", (run) => remove(run, "alert 2")],
  [
    "a digest that left a story out",
    "lost",
    (run) => {
      messageOf(run, "digest 3").stories = [];
    },
  ],
  [
    "a doubtful digest whose story no later one shows, though somebody was told",
    "lost",
    (run) => {
      doubt(run);
      Object.assign(messageOf(run, "digest 2"), { stories: [], again: [] });
    },
  ],
  [
    "a doubt that nobody was told",
    "untold",
    (run) => {
      rowOf(run, "digest 1").state = "uncertain";
    },
  ],
  [
    "a doubt on Discord though a process was there to ask again",
    "unasked",
    (run) => {
      doubtOnDiscord(run);
      run.uptimes.push({ from: 6 * minuteMs, to: 6.5 * minuteMs });
    },
  ],
  ["the same message twice", "doubled", (run) => void run.messages.push(messageOf(run, "digest 1"))],
  ["an empty digest twice", "doubled", (run) => void run.messages.push(messageOf(run, "digest 2"))],
  [
    "an empty digest twice under two keys",
    "doubled",
    (run) => {
      const [message, row] = [messageOf(run, "digest 2"), rowOf(run, "digest 2")];
      run.messages.push({ ...message, key: "another" });
      run.rows.push({ ...row, key: "another" });
    },
  ],
  [
    "a message twice whose slot was set back",
    "doubled",
    (run) => {
      rowOf(run, "digest 2").isSetBack = true;
      run.messages.push(messageOf(run, "digest 2"));
    },
  ],
  ["a story in two digests", "doubled", (run) => void messageOf(run, "digest 2").stories.push(1)],
  [
    "a story in two alerts",
    "doubled",
    (run) => {
      const { message, row } = alertOf(1, 20 * minuteMs);
      run.messages.push({ ...message, key: "another" });
      run.rows.push({ ...row, key: "another" });
    },
  ],
  [
    "a story shown as perhaps missed that was never in doubt",
    "doubled",
    (run) => void Object.assign(messageOf(run, "digest 2"), { stories: [1], again: [1] }),
  ],
  [
    "a story shown as perhaps missed twice after one doubt",
    "doubled",
    (run) => {
      doubt(run);
      Object.assign(messageOf(run, "digest 3"), { stories: [1, 2], again: [1] });
    },
  ],
  [
    "a message of no delivery",
    "open",
    (run) => {
      messageOf(run, "alert 1").key = undefined;
    },
  ],
  [
    "a delivery left to be done",
    "open",
    (run) => {
      rowOf(run, "alert 1").state = "due";
    },
  ],
  [
    "a delivery that a dead process holds",
    "open",
    (run) => {
      rowOf(run, "alert 1").state = "claimed";
    },
  ],
  [
    "a gap between two windows",
    "windows",
    (run) => {
      rowOf(run, "digest 2").from = 7 * minuteMs;
    },
  ],
  [
    "windows that overlap",
    "windows",
    (run) => {
      rowOf(run, "digest 2").from = 3 * minuteMs;
    },
  ],
  [
    "a message that names another window than the ledger",
    "windows",
    (run) => {
      rowOf(run, "digest 2").namesWindow = false;
    },
  ],
  [
    "a digest five minutes late while the process lived",
    "late",
    (run) => {
      messageOf(run, "digest 1").at += 5 * minuteMs;
    },
  ],
  [
    "an alert two hours late while the process lived",
    "late",
    (run) => {
      run.uptimes = [{ from: 0, to: 600 * minuteMs }];
      messageOf(run, "alert 2").at += 120 * minuteMs;
    },
  ],
  [
    "a delivery an hour late that was only looked up",
    "late",
    (run) => {
      run.doubtfulSince.set("digest 3", { kill: "answered", at: 0 });
      messageOf(run, "digest 3").at += 40 * minuteMs;
    },
  ],
];

const wrongIn = ({ undecided: _, lateness: __, ...kinds }: Verdict) =>
  Object.entries(kinds).flatMap(([kind, lines]) => (lines.length > 0 ? [kind] : []));

test("finds nothing wrong in a run in which everything came once, in time", () => {
  expect(wrongIn(judge(goodRun()))).toEqual([]);
});

describe("notices", () => {
  test.each(faults)("%s", (_, kind, spoil) => {
    const run = goodRun();
    spoil(run);
    expect(wrongIn(judge(run))).toContain(kind);
  });
});

describe("accepts", () => {
  test("a doubtful digest if somebody was told and the next one shows its story again", () => {
    const run = goodRun();
    doubt(run);
    run.doubtfulSince.set("digest 1", { kill: "about to send", at: 0 });
    const verdict = judge(run);
    expect(wrongIn(verdict)).toEqual([]);
    expect(verdict.undecided).toEqual([
      { key: "digest 1", platform: "slack", isReadable: true, kill: "about to send", arrived: false },
    ]);
  });

  test("a digest that was made up for before a stopped process woke up and recorded it as sent", () => {
    const run = goodRun();
    rowOf(run, "digest 1").isMadeUpFor = true;
    Object.assign(messageOf(run, "digest 2"), { stories: [1], again: [1] });
    expect(wrongIn(judge(run))).toEqual([]);
  });

  test("a doubt on Discord after which nothing was alive for two minutes, or was killed again at once", () => {
    const run = goodRun();
    doubtOnDiscord(run);
    run.uptimes.push({ from: 6 * minuteMs, to: 6.1 * minuteMs }, { from: 8 * minuteMs, to: 9 * minuteMs });
    expect(wrongIn(judge(run))).toEqual([]);
  });

  test("a digest of a slot that a wrong clock showed", () => {
    const run = goodRun();
    run.wrongClocks = [{ from: 30 * minuteMs, to: 31 * minuteMs, byMs: -15 * minuteMs }];
    run.uptimes = [{ from: 30 * minuteMs, to: 60 * minuteMs }];
    Object.assign(rowOf(run, "digest 3"), { from: 3 * minuteMs });
    messageOf(run, "digest 3").at = 32 * minuteMs;
    expect(wrongIn(judge(run))).toEqual([]);
  });

  test("a digest that came late because no process was alive", () => {
    const run = goodRun();
    run.uptimes = [
      { from: 0, to: 4 * minuteMs },
      { from: 9 * minuteMs, to: 60 * minuteMs },
    ];
    messageOf(run, "digest 1").at = 9 * minuteMs + 2_000;
    expect(wrongIn(judge(run))).toEqual([]);
  });

  test("a digest that was due while the clock passed on at once", () => {
    const run = goodRun();
    run.leaps = [{ from: 4 * minuteMs, to: 9 * minuteMs }];
    messageOf(run, "digest 1").at = 9 * minuteMs + 1_000;
    expect(wrongIn(judge(run))).toEqual([]);
  });

  test("a digest that is tried again some minutes after its process was stopped", () => {
    const run = goodRun();
    run.lives = [{ from: 6 * minuteMs, to: 7 * minuteMs, plan: "stopped", isUp: false }];
    messageOf(run, "digest 1").at = 8 * minuteMs;
    expect(wrongIn(judge(run))).toEqual([]);
  });

  test("a digest that waits while one is looked up that a clock ahead had made, wherever that was set back to", () => {
    const run = goodRun();
    run.rows.push({ ...rowOf(run, "digest 3"), key: "ahead", state: "failed", stories: [], isSetBack: true });
    Object.assign(rowOf(run, "ahead"), { dueAt: 55.5 * minuteMs });
    run.doubtfulSince.set("ahead", { kill: "stored after the kill", at: 4 * minuteMs });
    run.lives = [{ from: 5 * minuteMs, to: 9 * minuteMs, plan: "in peace", isUp: true }];
    messageOf(run, "digest 1").at = 8 * minuteMs;
    expect(wrongIn(judge(run))).toEqual([]);
  });

  test("two digests of slots that had not come, which one moment set back", () => {
    const run = goodRun();
    for (const key of ["digest 1", "digest 2"])
      Object.assign(rowOf(run, key), { dueAt: 6 * minuteMs + 1, isSetBack: true });
    expect(wrongIn(judge(run))).toEqual([]);
  });

  test("windows that do not fit while a clock was wrong", () => {
    const run = goodRun();
    rowOf(run, "digest 2").from = 3 * minuteMs;
    run.wrongClocks = [{ from: 6 * minuteMs, to: 8 * minuteMs, byMs: minuteMs }];
    expect(wrongIn(judge(run))).toEqual([]);
  });
});
