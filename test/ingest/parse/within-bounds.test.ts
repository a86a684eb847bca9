import { expect, test } from "vitest";
import { withinBounds } from "../../../src/ingest/parse/within-bounds.ts";

const read = { title: "Ferry", source: "The Daily", tags: [], language: "en" };

test("of a text of more than a million characters the beginning is kept, and shown as cut off", () => {
  const { body = "", truncated } = withinBounds({ ...read, body: "ferry ".repeat(200_000) });
  expect([body.length, truncated]).toEqual([1_000_000, true]);
});

test("a shorter text stays whole", () => {
  const body = "ferry ".repeat(100_000);
  const article = withinBounds({ ...read, body });
  expect([article.body === body, article.truncated]).toEqual([true, undefined]);
});
