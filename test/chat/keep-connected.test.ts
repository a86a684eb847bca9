import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { keepConnected, type OpenConnection } from "../../src/chat/connection/keep-connected.ts";
import { AdapterError } from "../../src/chat/errors.ts";

const waits: number[] = [];
afterEach(() => void waits.splice(0));

const away = new AdapterError("unavailable", "nothing answers");
const refused = new AdapterError("auth", "the token is refused");
const limited = new AdapterError("rate_limited", "wait", { retryAfterMs: 3_600_000 });

/** Runs through these outcomes of opening, and stops; a connection is lost `aliveMs` after it opened. */
async function run(outcomes: (AdapterError | { aliveMs: number })[], random = () => 1) {
  const stopping = new AbortController();
  const [states, left]: [string[], typeof outcomes] = [[], [...outcomes]];
  let [now, open] = [0, 0];
  const { opened, ended } = keepConnected({
    async open(): Promise<OpenConnection> {
      const next = left.shift();
      if (!next) stopping.abort();
      if (next instanceof AdapterError) throw next;
      open++;
      now += next?.aliveMs ?? 0;
      return { lost: Promise.resolve(away), close: async () => void open-- };
    },
    describe: (cause) => cause as AdapterError,
    onOpen: () => states.push("open"),
    onFailure: ({ code }) => states.push(code),
    now: () => now,
    random,
    sleep: async (ms) => void waits.push(ms),
    stopped: stopping.signal,
  });
  const first = await opened.then(
    () => "opened",
    (error: AdapterError) => error.code,
  );
  await ended;
  return { first, states, open };
}

test("the waits grow, up to a minute while nothing answers and ten minutes while the platform refuses", async () => {
  await run(Array(12).fill(away));
  expect(waits.slice(0, 12)).toEqual([1, 2, 4, 8, 15, 30, 60, 60, 60, 60, 60, 60].map((s) => s * 1_000));
  waits.splice(0);
  await run(Array(12).fill(refused));
  expect(waits.slice(6, 12)).toEqual([60, 120, 300, 600, 600, 600].map((s) => s * 1_000));
});

test("they are spread, and never shorter than the platform asks for", async () => {
  await run([away, away], () => 0.5);
  expect(waits.slice(0, 2)).toEqual([500, 1_000]);
  waits.splice(0);
  await run([limited], () => 0);
  expect(waits[0]).toBe(3_600_000);
});

test("they begin anew after a sound connection, and not after one that is lost at once", async () => {
  await run([away, away, away, { aliveMs: 61_000 }, away]);
  expect(waits.slice(3, 5)).toEqual([1_000, 2_000]);
  waits.splice(0);
  await run([away, away, away, { aliveMs: 10 }, away]);
  expect(waits.slice(3, 5)).toEqual([8_000, 15_000]);
});

test("whatever happens, it goes on until stopped, with nothing left open, and every failure is told", async () => {
  const outcome = fc.oneof(fc.constantFrom(away, refused, limited), fc.record({ aliveMs: fc.nat(100_000) }));
  await fc.assert(
    fc.asyncProperty(fc.array(outcome, { maxLength: 40 }), async (outcomes) => {
      const { first, states, open } = await run(outcomes);
      const opened = outcomes.filter((one) => !(one instanceof AdapterError)).length;
      expect(open).toBe(0);
      expect(states.filter((state) => state === "open")).toHaveLength(opened);
      expect(states).toHaveLength(outcomes.length + opened);
      const decisive = outcomes.find((one) => one === refused || !(one instanceof AdapterError));
      expect(first).toBe(decisive === refused ? "auth" : "opened");
    }),
  );
});
