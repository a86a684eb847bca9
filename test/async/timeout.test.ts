import { once } from "node:events";
import { setImmediate as loopTurn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { withTimeout } from "../../src/async/timeout.ts";

const forever = new Promise<never>(() => {});

test("work that ends in time has its own outcome", async () => {
  const late = vi.fn();
  expect(await withTimeout(Promise.resolve("answer"), 600_000, late)).toBe("answer");
  await expect(withTimeout(Promise.reject(new Error("refused")), 600_000, late)).rejects.toThrow("refused");
  expect(late).not.toHaveBeenCalled();
});

test("work that takes longer is replaced by what `late` returns or throws", async () => {
  expect(await withTimeout(forever, 1, () => "late")).toBe("late");
  const tooLong = () => {
    throw new Error("took too long");
  };
  await expect(withTimeout(forever, 1, tooLong)).rejects.toThrow("took too long");
});

test("a failure after the time limit harms nobody", async () => {
  const { promise, reject } = Promise.withResolvers<string>();
  expect(await withTimeout(promise, 1, () => "late")).toBe("late");
  reject(new Error("refused at last"));
  await expect(promise).rejects.toThrow("refused at last");
});

test("an answer that arrived while the process itself was busy is in time", async () => {
  const { port1, port2 } = new MessageChannel();
  // From here on the loop looks at its timers before it reads messages.
  await loopTurn();
  const answer = withTimeout(once(port1, "message"), 1, () => "late");
  port2.postMessage("here");
  for (const end = performance.now() + 20; performance.now() < end; );
  expect(await answer).toEqual(["here"]);
  port1.close();
});
