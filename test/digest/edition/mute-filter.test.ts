import { expect, test } from "vitest";
import { isMuted } from "../../../src/digest/edition/mute-filter.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { additions, article, now } from "../../search/stories.ts";

const news = [
  article("it", { title: "IT crews wanted at the port", body: "The port looks for IT crews." }),
  article("who", { title: "WHO sends doctors", body: "The WHO sends doctors to the valley." }),
  article("us", { title: "Tea gets cheaper", body: "The US ends its duty on tea." }),
  article("baker", { title: "A baker who sings", body: "It is said by all of us who know him." }),
];

test.each([
  ["IT", ["it"]],
  ["WHO", ["who"]],
  ['"WHO"', ["who"]],
  ["US", ["us"]],
  ["title:WHO OR IT", ["it", "who"]],
  ["baker", ["baker"]],
])("mute %s hides %j and nothing else", async (query, hidden) => {
  const index = new FuzzyIndex({ now: () => now });
  await index.apply(additions(news));
  const muted = await isMuted([{ query }], "UTC", { index, now: () => now });
  expect(news.filter(muted).map(({ id }) => id)).toEqual(hidden);
});
