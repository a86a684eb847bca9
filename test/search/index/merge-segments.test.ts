import fc from "fast-check";
import { expect, test } from "vitest";
import { TimeSlice } from "../../../src/async/yield.ts";
import { merge } from "../../../src/search/index/merge-segments.ts";
import { Segment } from "../../../src/search/index/segment.ts";
import { contentOf, createTables, segmentOf } from "./segments.ts";

const word = fc.constantFrom("ship", "ships", "sail", "sailing", "wind", "台積電", "大選", "US");
const story = fc.record({
  title: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" ")),
  removed: fc.boolean(),
});

test("a merged segment equals one built from the live articles alone", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(story, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      async (groups) => {
        const tables = createTables();
        const numbered = groups.map((stories, g) =>
          stories.map((one, i) => ({ ...one, id: `${g * 10 + i + 1}` })),
        );
        const titles = (stories: { id: string; title: string }[]) =>
          Object.fromEntries(stories.map(({ id, title }) => [id, title]));
        const parts = [];
        for (const stories of numbered) {
          const removed = Uint8Array.from(stories, (one) => (one.removed ? 1 : 0));
          parts.push({ segment: await segmentOf(titles(stories), tables), removed });
        }
        const kept = titles(numbered.flat().filter(({ removed }) => !removed));
        const merged = await merge(parts, tables.ids, new TimeSlice());
        expect(contentOf(merged, tables)).toEqual(contentOf(await segmentOf(kept, tables), tables));
      },
    ),
    { numRuns: 60 },
  );
});

test("a segment opened from its bytes is equal", async () => {
  const tables = createTables();
  const segment = await segmentOf({ 1: "Ships sail", 2: "台積電 sails" }, tables);
  const opened = new Segment(segment.buffer.slice(0), tables.ids);
  expect(contentOf(opened, tables)).toEqual(contentOf(segment, tables));
});
