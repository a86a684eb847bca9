import { afterAll, beforeAll, expect, test } from "vitest";
import type { QuestionOutcome } from "../../../../src/bot/statistics/question-counts.ts";
import { labelled, type Newsroom, openNewsroom, wordsOf } from "../../newsroom.ts";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

const now = Date.UTC(2020, 0, 1);
const counted = async () => {
  const rows = await newsroom.deps.questions.perDay(now);
  return Object.fromEntries(rows.map(({ outcome, questions }) => [outcome, questions]));
};
const wordsOfThose = async (outcome: QuestionOutcome) =>
  (await newsroom.deps.questions.commonest(outcome, now, 100)).map(({ words }) => words);

test("each search once, by whether it found something, and its words only if it did not", async () => {
  const before = await counted();
  await newsroom.ask("lighthouse");
  await newsroom.ask("airship zeppelin");
  expect(await counted()).toMatchObject({
    found: (before.found ?? 0) + 1,
    nothing: (before.nothing ?? 0) + 1,
  });
  expect(await wordsOfThose("nothing")).toContain("airship zeppelin");
  expect(await wordsOfThose("found")).toEqual([]);
});

test("and, by a button that works once and for the asker, what was not meant", async () => {
  const reply = await newsroom.ask("lighthouse");
  const button = labelled(reply, "Not what I meant");
  const answer = await newsroom.press(button);
  expect(answer).toMatchObject({ visibility: "private" });
  expect(wordsOf(answer)).toContain("not who asked");
  await newsroom.press(button);
  expect(await wordsOfThose("unmeant")).toEqual(["lighthouse"]);
  expect(await counted()).toMatchObject({ unmeant: 1 });
});

test("a list that everybody sees has no such button", async () => {
  const reply = await newsroom.ask("lighthouse", { kind: "mention" });
  expect(reply.actions.map(({ label }) => label)).not.toContain("Not what I meant");
});
