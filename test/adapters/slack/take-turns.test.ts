import { setImmediate as loopTurn } from "node:timers/promises";
import type { App } from "@slack/bolt";
import { expect, test } from "vitest";
import { takeTurns } from "../../../adapters/slack/connection/take-turns.ts";

test("events that come at once are each handled in a turn of the event loop of their own, in their order", async () => {
  const handled: string[] = [];
  const app = {
    processEvent: async ({ body }: { body: { text: string } }) => void handled.push(body.text),
  } as unknown as App;
  takeTurns(app);
  const event = (text: string) => ({ body: { text }, ack: async () => {} });
  const all = Promise.all(["first", "second", "third"].map((text) => app.processEvent(event(text))));
  expect(handled).toEqual([]);
  for (let before = 0; handled.length < 3; before = handled.length) {
    await loopTurn();
    expect(handled.length - before).toBeLessThanOrEqual(1);
  }
  await all;
  expect(handled).toEqual(["first", "second", "third"]);
});
