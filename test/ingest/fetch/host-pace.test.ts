import { expect, test } from "vitest";
import { createHostPace } from "../../../src/ingest/fetch/host-pace.ts";

/** A pace on a clock that only waiting moves. */
function paced() {
  let now = 1_000_000;
  const asked: [string, number][] = [];
  const pace = createHostPace(
    () => now,
    async (ms) => {
      now += ms;
    },
  );
  const ask = (host: string, tookMs = 0) =>
    pace.turn(host, async () => {
      asked.push([host, now]);
      now += tookMs;
    });
  return { pace, ask, asked, pass: (ms: number) => (now += ms) };
}

test("a host is asked a second after its last answer, whoever asks", async () => {
  const { ask, asked } = paced();
  await Promise.all([ask("a", 300), ask("a"), ask("a")]);
  expect(asked.map(([, at]) => at - 1_000_000)).toEqual([0, 1_300, 2_300]);
});

test("no host waits for another", async () => {
  const { ask, asked, pace } = paced();
  await Promise.all([ask("a"), ask("b"), ask("c")]);
  expect(asked.map(([, at]) => at)).toEqual([1_000_000, 1_000_000, 1_000_000]);
  expect(pace.busyFor(0).toSorted()).toEqual(["a", "b", "c"]);
  expect(pace.busyFor(2_000)).toEqual([]);
});

test("a host may ask for a longer gap, but neither for none nor for days", async () => {
  const { pace, ask } = paced();
  for (const [asked, gap] of [
    [30_000, 30_000],
    [0, 1_000],
    [1e12, 3_600_000],
  ] as const) {
    pace.widen("a", asked);
    await ask("a");
    const at = pace.freeAt("a");
    pace.widen("b", 0);
    await ask("b");
    expect(at - pace.freeAt("b") + 1_000).toBe(gap);
  }
});

test("a host that rests is asked nothing, also by what waits for its turn, until it is over", async () => {
  const { pace, ask, asked, pass } = paced();
  const first = pace.turn("a", async () => pace.rest("a", 60_000));
  const second = ask("a");
  await first;
  await expect(second).rejects.toMatchObject({ code: "host_rests", params: { host: "a" } });
  await ask("b");
  expect(pace.restsUntil("a")).toBe(1_060_000);
  pass(60_000);
  expect(pace.restsUntil("a")).toBe(0);
  await ask("a");
  expect(asked.map(([host]) => host)).toEqual(["b", "a"]);
});

test("closing ends every wait", async () => {
  const pace = createHostPace(() => 0);
  await pace.turn("a", async () => {});
  const waiting = pace.turn("a", async () => {});
  pace.close();
  await expect(waiting).rejects.toMatchObject({ code: "host_rests" });
});
