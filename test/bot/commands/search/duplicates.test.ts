import { afterEach, beforeEach, expect, test } from "vitest";
import type { ArticleDraft } from "../../../../src/article/article.ts";
import type { Reply } from "../../../../src/chat/reply.ts";
import { catchUp } from "../../../../src/search/catch-up.ts";
import { groupStories } from "../../../../src/search/stories/group-stories.ts";
import { draft } from "../../../contract/drafts.ts";
import { friday, labelled, type Newsroom, openNewsroom, titlesOf, wordsOf } from "../../newsroom.ts";

// Whole lists, page by page, of a store in which many articles tell what others tell.

const harbours = ["Aveiro", "Bergen", "Cadiz", "Dover", "Esbjerg", "Faro", "Gdynia", "Hull", "Izola"];
const goods = ["timber", "grain", "salt", "cement"];

/** 36 reports, of which each third is told by two or three papers, word for word or with a line more. */
const reports: ArticleDraft[] = harbours.flatMap((harbour, place) =>
  goods.flatMap((good, kind) => {
    const at = place * goods.length + kind;
    const body = `The harbour of ${harbour} has shipped ${at * 13 + 5} tonnes of ${good} this week. The master of ${harbour} names ${good} from ${harbours[(at * 5) % 9]} as the reason, and expects ${at * 7 + 3} ships more.`;
    const copies = at % 3 === 0 ? 2 + (at % 2) : 1;
    return Array.from({ length: copies }, (_, copy) =>
      draft(`${harbour} ships more ${good}${copy ? ` (${copy})` : ""}`, {
        body: copy === 2 ? `${body} More on this later.` : body,
        source: `Paper ${copy}`,
        publishedAt: friday - (at * 3 + copy + 1) * 600_000,
      }),
    );
  }),
);
const storyCount = harbours.length * goods.length;

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom(reports);
});
afterEach(() => newsroom.close());

async function pages(first: Reply): Promise<Reply[]> {
  const all = [first];
  for (let next = labelled(first, "Next"); next; next = labelled(all.at(-1) as Reply, "Next"))
    all.push(await newsroom.press(next));
  return all;
}

const storyOf = (title: string) => title.replace(/ \(\d\)$/, "");

test.each([
  ["before anything is grouped", false],
  ["once the stories are grouped", true],
])(
  "every page says the same number, which is the number of stories shown to the end: %s",
  async (_, isGrouped) => {
    const { deps, clock } = newsroom;
    if (isGrouped) {
      await groupStories({ ...(deps as never as Parameters<typeof groupStories>[0]), now: () => clock.now });
      await catchUp(deps.index as never, deps.articles);
    }
    for (const [said, count] of [
      ["search harbour ships", storyCount],
      ["latest", storyCount],
      ["search timber tonnes sort:new", harbours.length],
    ] as const) {
      const all = await pages(await newsroom.ask(said));
      const shown = all.flatMap(titlesOf).map(storyOf);
      expect(shown).toHaveLength(count);
      expect(new Set(shown).size).toBe(count);
      const numbers = all.map((page) => /of (\d+)$/m.exec(wordsOf(page))?.[1]);
      expect(new Set(numbers)).toEqual(new Set([String(count)]));
      expect(titlesOf(await newsroom.ask(`read ${count}`)).map(storyOf)).toEqual(shown.slice(-1));
    }
  },
);
