import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { cases, newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";

const pageSize = 5;
const query = (text: string) => parseQuery(text, { now, zone: "UTC" });

/** Everything that the pages of a search show, and the number of stories that each page gives. */
async function paged(index: SearchIndex, text: string) {
  const [shown, totals] = [[] as string[], new Set<number>()];
  for (let offset = 0; ; offset += pageSize) {
    const { hits, total, listed } = await index.search(query(text), { limit: pageSize, offset });
    shown.push(...hits.map((hit) => hit.article.id));
    totals.add(total);
    expect(listed).toEqual(shown);
    if (hits.length < pageSize) return { shown, totals: [...totals] };
  }
}

/** Articles on the storm, each of one of a few stories; `copy` articles repeat the words of their story's first. */
const store = fc.array(
  fc.record({ story: fc.nat(40), isGrouped: fc.boolean(), times: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 160 },
);

test("every page gives the same number of stories, and all pages together show as many, each once", async () => {
  await fc.assert(
    fc.asyncProperty(store, fc.constantFrom("storm", "storm sort:new", ""), async (made, text) => {
      const index = await newIndex();
      const articles = made.map(({ story, isGrouped, times }, i) =>
        article(`a${i}`, {
          title: `Storm ${story} ${"storm ".repeat(times)}`,
          body: isGrouped ? `The storm was seen by witness ${i}.` : `Storm in town ${i} of ${i * 7}.`,
          storyId: isGrouped ? `s${story}` : `a${i}`,
          publishedAt: now - i * 60_000,
        }),
      );
      await index.apply(additions(articles));
      const { shown, totals } = await paged(index, text);
      const storyOf = new Map(articles.map(({ id, storyId }) => [id, storyId]));
      expect(new Set(shown.map((id) => storyOf.get(id))).size).toBe(shown.length);
      expect(totals).toEqual([shown.length]);
    }),
    { numRuns: cases(40) },
  );
});

test("stories that nothing has grouped yet are shown once, and counted once", async () => {
  const told =
    "The ferry line between the islands is sold to its own captains, who will run it from spring on.";
  const copies = Array.from({ length: 6 }, (_, i) =>
    article(`copy${i}`, { title: `Ferry line sold (${i})`, body: told, source: `Paper ${i}` }),
  );
  const others = Array.from({ length: 12 }, (_, i) =>
    article(`other${i}`, {
      title: `Ferry ${i}`,
      body: `Ferry number ${i} sails to island ${i * i} at ${i}.`,
    }),
  );
  const index = await newIndex();
  await index.apply(additions([...copies, ...others]));
  const { shown, totals } = await paged(index, "ferry");
  expect(shown.filter((id) => id.startsWith("copy"))).toHaveLength(1);
  expect(totals).toEqual([13]);
  const { hits } = await index.search(query("ferry line sold"), { limit: 1 });
  expect(hits[0]?.also).toHaveLength(5);
});

test("a story that many articles tell does not end the list", async () => {
  const many = Array.from({ length: 300 }, (_, i) =>
    article(`m${i}`, { title: "Ferry", body: `Ferry ${i}`, storyId: "m0", publishedAt: now - i }),
  );
  const late = Array.from({ length: 7 }, (_, i) =>
    article(`late${i}`, { title: "Ferry", body: `Ferry late ${i}`, publishedAt: now - 1_000_000 - i }),
  );
  const index = await newIndex();
  await index.apply(additions([...many, ...late]));
  const { shown, totals } = await paged(index, "ferry sort:new");
  expect(totals).toEqual([8]);
  expect(shown).toHaveLength(8);
});
