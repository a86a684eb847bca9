import { expect, test } from "vitest";
import { identified } from "../../src/ingest/draft.ts";

const read = { title: "Ferry", source: "The Daily", tags: [], language: "en" };

test("of a text of more than a million characters the beginning is kept, and shown as cut off", () => {
  const { body = "", truncated } = identified({ ...read, body: "ferry ".repeat(200_000) }, () => "path:a#0");
  expect([body.length, truncated]).toEqual([1_000_000, true]);
});

test("a shorter text stays whole", () => {
  const body = "ferry ".repeat(100_000);
  const article = identified({ ...read, body }, () => "path:a#0");
  expect([article.body === body, article.truncated]).toEqual([true, undefined]);
});
