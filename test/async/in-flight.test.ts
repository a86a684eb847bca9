import { expect, test } from "vitest";
import { createInFlight } from "../../src/async/in-flight.ts";

test("a stop waits for all work in flight, even if it fails", async () => {
  const inFlight = createInFlight();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const failing = inFlight.track(first.promise);
  void inFlight.track(second.promise);
  let isSettled = false;
  const settled = inFlight.settled().then(() => {
    isSettled = true;
  });
  first.reject(new Error("disk gone"));
  await expect(failing).rejects.toThrow("disk gone");
  expect(isSettled).toBe(false);
  second.resolve();
  await settled;
  expect(inFlight.size).toBe(0);
});

test("a key is in flight until its work has ended, and free again after that", async () => {
  const inFlight = createInFlight();
  for (const round of ["first", "second"]) {
    expect(inFlight.has("feed")).toBe(false);
    const { promise, resolve } = Promise.withResolvers<string>();
    const work = inFlight.track(promise, "feed");
    expect(inFlight.has("feed")).toBe(true);
    expect(inFlight.has("another")).toBe(false);
    resolve(round);
    expect(await work).toBe(round);
    await inFlight.settled();
  }
});

test("of several tasks without a key each counts", async () => {
  const inFlight = createInFlight();
  const gate = Promise.withResolvers<void>();
  for (let one = 0; one < 3; one++) void inFlight.track(gate.promise.then(() => one));
  expect(inFlight.size).toBe(3);
  gate.resolve();
  await inFlight.settled();
  expect(inFlight.size).toBe(0);
});
