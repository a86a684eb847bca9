import { expect, test } from "vitest";
import type { SearchIndex } from "../../src/search/search-index.ts";
import { newIndex } from "./new-index.ts";
import { additions, article, stories } from "./stories.ts";

async function indexOf(...articles: Parameters<typeof additions>[0]): Promise<SearchIndex> {
  const index = await newIndex();
  await index.apply(additions(articles));
  return index;
}

test("related stories are shown once each, and none is a copy of the story itself", async () => {
  const told = (town: string) =>
    `The ferry line between the islands is sold to its own captains, who will run it from spring on, says a paper of ${town}.`;
  const other = (town: string) =>
    `The captains of the islands ask the county for a new pier, because the ferry is longer than the old one, says a paper of ${town}.`;
  const articles = ["Aveiro", "Bergen", "Cadiz"].flatMap((town) => [
    article(`sold${town}`, { title: "Ferry sold to captains", body: told(town), source: `Paper of ${town}` }),
    article(`pier${town}`, {
      title: "Captains ask for a pier",
      body: other(town),
      source: `Paper of ${town}`,
    }),
  ]);
  const others = Array.from({ length: 12 }, (_, n) =>
    article(`tea${n}`, { title: `Tea harvest ${n}`, body: `Tea of hill ${n} is picked ${n * 3} days late.` }),
  );
  const index = await indexOf(...articles, ...others);
  const hits = await index.related("soldBergen", 5);
  expect(hits.map(({ article: { title } }) => title)).toEqual(["Captains ask for a pier"]);
  expect(hits[0]?.also).toHaveLength(2);
});

test("related stories share distinctive terms, and never include the story itself", async () => {
  const index = await indexOf(
    ...stories,
    article("more", { title: "TSMC to build in Kaohsiung", body: "2nm chips" }),
  );
  const related = await index.related("tsmc", 3);
  expect(related[0]?.article.id).toBe("more");
  expect(related.map(({ article: { id } }) => id)).not.toContain("tsmc");
  expect(await index.related("unknown", 3)).toEqual([]);
});
