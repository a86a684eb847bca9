import { TimeSlice } from "../../../src/async/yield.ts";
import { forwardIndexOf } from "../../../src/search/index/forward-index.ts";
import { Lexicon } from "../../../src/search/index/lexicon.ts";
import type { Segment } from "../../../src/search/index/segment.ts";
import { SegmentBuilder } from "../../../src/search/index/segment-builder.ts";
import { StringTable } from "../../../src/search/structures/string-table.ts";
import { article } from "../stories.ts";

/** The tables that the segments of one index share. */
export const createTables = () => ({ lexicon: new Lexicon(), ids: new StringTable() });

export type Tables = ReturnType<typeof createTables>;

/** A segment of articles with these headlines, by their ids. */
export async function segmentOf(titles: Record<string, string>, { lexicon, ids }: Tables): Promise<Segment> {
  const builder = new SegmentBuilder(lexicon, ids);
  const slice = new TimeSlice();
  for (const [id, title] of Object.entries(titles))
    for (const _ of builder.add(article(id, { title }), Number(id)));
  return builder.finish(slice);
}

/** The content of a segment, with words instead of numbers. */
export function contentOf(segment: Segment, { lexicon }: Tables) {
  const { terms, lengths, times, addedSeq } = segment.columns;
  const postings = Array.from(terms, (term, at) => {
    const { docs, weights } = segment.postingsAt(at);
    return [lexicon.text(term), Array.from(docs, (doc, i) => [doc, weights[i]])];
  });
  const documents = Array.from(lengths, (length, doc) => ({
    id: segment.idOf(doc),
    words: Array.from(forwardIndexOf(segment, doc), (word) => lexicon.text(word)),
    ...{ length, time: times[doc], addedSeq: addedSeq[doc] },
  }));
  return { postings: Object.fromEntries(postings), documents };
}
