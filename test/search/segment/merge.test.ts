import fc from "fast-check";
import { expect, test } from "vitest";
import { Breath } from "../../../src/search/breath.ts";
import { SegmentBuilder } from "../../../src/search/segment/build.ts";
import { merge } from "../../../src/search/segment/merge.ts";
import { Segment } from "../../../src/search/segment/segment.ts";
import { article } from "../stories.ts";

type Story = { title: string; removed: boolean };

async function segmentOf(stories: Story[], first: number): Promise<Segment> {
  const builder = new SegmentBuilder();
  const breath = new Breath();
  for (const [i, { title }] of stories.entries())
    await builder.add(article(`${first + i}`, { title }), first + i, breath);
  return builder.finish(breath);
}

const word = fc.constantFrom("ship", "ships", "sail", "sailing", "wind", "台積電", "大選", "US");
const story = fc.record({
  title: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" ")),
  removed: fc.boolean(),
});

/** All but the vocabulary of words: one that only removed articles had may linger beside its term. */
function content({ columns }: Segment) {
  const { wordStarts, wordUnits, wordTerms, byLength, signatures, ...rest } = columns;
  return rest;
}

test("a merged segment is that of the articles that are left", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(story, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      async (groups) => {
        const parts = [];
        for (const [g, stories] of groups.entries()) {
          const removed = Uint8Array.from(stories, (one) => (one.removed ? 1 : 0));
          parts.push({ segment: await segmentOf(stories, g * 10), removed });
        }
        const kept = new SegmentBuilder();
        const breath = new Breath();
        for (const [g, stories] of groups.entries()) {
          for (const [i, { title, removed }] of stories.entries()) {
            if (!removed) await kept.add(article(`${g * 10 + i}`, { title }), g * 10 + i, breath);
          }
        }
        const expected = await kept.finish(breath);
        const merged = await merge(parts, breath);
        expect(content(merged)).toEqual(content(expected));
        const words = Array.from({ length: merged.words.count }, (_, i) => merged.words.at(i));
        expect(words).toEqual(words.toSorted());
        for (let i = 0; i < expected.words.count; i++) {
          const same = merged.words.find(expected.words.at(i));
          expect(merged.termOfWord(same)).toBe(expected.termOfWord(i));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a segment opened from its bytes holds the same", async () => {
  const segment = await segmentOf([{ title: "Ships sail", removed: false }], 1);
  const opened = new Segment(segment.buffer.slice(0));
  expect(opened.ids.at(0)).toBe("1");
  expect(opened.postings("sail")).toEqual(segment.postings("sail"));
});
