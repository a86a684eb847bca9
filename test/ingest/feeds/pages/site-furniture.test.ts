import { expect, test } from "vitest";
import { createSiteFurniture } from "../../../../src/ingest/feeds/pages/site-furniture.ts";

const notice = "We keep files on your device, unless you say no.";
const page = (number: number, more = notice) =>
  `Story ${number} tells of ferry ${"abcdefgh"[number]}.\n\n${more}`;
const at = (number: number) => `https://quay.example/${number}`;

test("what stands on the other pages of a site is left out of an article", () => {
  const { without } = createSiteFurniture();
  without(page(0), at(0));
  expect(without(page(1), at(1))).toBe("Story 1 tells of ferry b.");
  expect(without(page(2), at(2))).toBe("Story 2 tells of ferry c.");
  expect(without(page(3), "https://other.example/")).toBe(page(3));
});

test("a sentence that two of many articles quote stays", () => {
  const { without } = createSiteFurniture();
  for (const number of [0, 1, 2, 3]) without(page(number, `Nobody else says ${"abcd"[number]}.`), at(number));
  without(page(4, "A minister said so."), at(4));
  expect(without(page(5, "A minister said so."), at(5))).toBe(page(5, "A minister said so."));
});

test("the same article at another address, or read again, stays whole", () => {
  const { without } = createSiteFurniture();
  const long = Array.from({ length: 9 }, (_, at) => `Paragraph ${"abcdefghi"[at]} of it.`).join("\n\n");
  without(long, at(0));
  expect(without(long, at(0))).toBe(long);
  expect(without(long, `${at(0)}/amp`)).toBe(long);
});
