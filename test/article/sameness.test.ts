import { expect, test } from "vitest";
import { isAllNew } from "../../src/article/sameness.ts";

const before = {
  title: "Lighthouse keeper resigns after the storm",
  summary: "The keeper of the northern lighthouse resigned on Monday, two days after the storm.",
  url: "https://island.example/keeper",
};
const other = {
  title: "Harbour gets a new crane",
  summary: "The port authority has ordered a crane from Finland that lifts eighty tonnes.",
  url: "https://island.example/crane",
};

test.each<[string, Partial<typeof before>, boolean]>([
  ["all of it is new", other, true],
  ["the address stayed", { ...other, url: before.url }, false],
  ["the address only counts its readers otherwise", { ...other, url: `${before.url}?utm_source=x` }, false],
  ["the headline was edited", { ...other, title: "Lighthouse keeper resigns after the great storm" }, false],
  [
    "the text was edited",
    {
      ...other,
      summary: "The keeper of the northern lighthouse resigned on Monday, three days after the storm.",
    },
    false,
  ],
  ["the headline is of a series", { ...other, title: "Lighthouse keeper praises after the new lamp" }, true],
  [
    "the headline is of the next issue",
    { ...other, title: "Lighthouse keeper resigns after the storm 2" },
    true,
  ],
  ["it came without a text", { ...other, summary: undefined }, true],
])("%s", (_, after, expected) => expect(isAllNew(before, { ...before, ...after })).toBe(expected));

test("Chinese is compared by its characters", () => {
  const chinese = { title: "台積電二奈米晶片在高雄量產", url: "https://a.example/1" };
  expect(isAllNew(chinese, { title: "台積電二奈米晶片已在高雄量產", url: "https://a.example/2" })).toBe(
    false,
  );
  expect(isAllNew(chinese, { title: "燈塔管理員在颱風後辭職", url: "https://a.example/2" })).toBe(true);
});
