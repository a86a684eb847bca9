import type { Breath } from "../breath.ts";
import type { StringTable } from "../lexicon/string-table.ts";
import { type Columns, pack } from "./columns.ts";
import { type Part, Segment } from "./segment.ts";

/** Stands for a document that is no more. */
const gone = 0xffffffff;

/** Steps between two looks at the clock. */
const stride = 2_000;

/** One segment of what lives in several, in their order. */
export async function merge(parts: Part[], ids: StringTable, breath: Breath): Promise<Segment> {
  const { columns, renumbered } = await mergeDocuments(parts, breath);
  const words = await mergeWords(parts, columns.articles.length, breath);
  const postings = await mergePostings(parts, renumbered, breath);
  return new Segment(await pack({ ...columns, ...words, ...postings }, breath), ids);
}

async function mergeDocuments(parts: Part[], breath: Breath) {
  const renumbered: Uint32Array[] = [];
  let size = 0;
  for (const { segment, removed } of parts) {
    const numbers = new Uint32Array(segment.size);
    for (let doc = 0; doc < numbers.length; doc++) numbers[doc] = removed?.[doc] ? gone : size++;
    renumbered.push(numbers);
    await breath.pause();
  }
  const columns = {
    times: new Float64Array(size),
    born: new Float64Array(size),
    articles: new Uint32Array(size),
    lengths: new Uint32Array(size),
  };
  for (const [p, { segment }] of parts.entries()) {
    for (const [name, column] of Object.entries(columns)) {
      const from = segment.columns[name as keyof typeof columns];
      const numbers = renumbered[p] as Uint32Array;
      for (let doc = 0; doc < numbers.length; doc++) {
        const to = numbers[doc] as number;
        if (to !== gone) column[to] = from[doc] as number;
      }
      await breath.pause();
    }
  }
  return { columns, renumbered };
}

/** Words have the same numbers everywhere, so they are copied, as long stretches as there are. */
async function mergeWords(
  parts: Part[],
  size: number,
  breath: Breath,
): Promise<Pick<Columns, "words" | "wordStarts">> {
  const most = parts.reduce((sum, { segment }) => sum + segment.columns.words.length, 0);
  const words = new Uint16Array(most);
  const wordStarts = new Uint32Array(size + 1);
  let [doc, end] = [0, 0];
  for (const { segment, removed } of parts) {
    const { words: from, wordStarts: starts } = segment.columns;
    for (let i = 0; i < segment.size; i++) {
      if (i % stride === 0) await breath.pause();
      if (removed?.[i]) continue;
      const [start, stop] = [starts[i] as number, starts[i + 1] as number];
      words.set(from.subarray(start, stop), end);
      end += stop - start;
      wordStarts[++doc] = end;
    }
  }
  return { words: words.subarray(0, end), wordStarts };
}

async function mergePostings(parts: Part[], renumbered: Uint32Array[], breath: Breath) {
  const most = parts.reduce((sum, { segment }) => sum + segment.columns.docs.length, 0);
  const docs = new Uint32Array(most);
  const weights = new Uint8Array(most);
  const terms: number[] = [];
  const postingStarts = [0];
  const cursors = parts.map(() => 0);
  let end = 0;
  let steps = 0;
  for (let term = leastOf(parts, cursors); term !== gone; term = leastOf(parts, cursors)) {
    const start = end;
    for (let p = 0; p < parts.length; p++) {
      const { columns } = (parts[p] as Part).segment;
      const at = cursors[p] as number;
      if (columns.terms[at] !== term) continue;
      cursors[p] = at + 1;
      const numbers = renumbered[p] as Uint32Array;
      const stop = columns.postingStarts[at + 1] as number;
      for (let i = columns.postingStarts[at] as number; i < stop; i++) {
        const doc = numbers[columns.docs[i] as number] as number;
        if (doc === gone) continue;
        docs[end] = doc;
        weights[end++] = columns.weights[i] as number;
      }
    }
    if (end > start) {
      terms.push(term);
      postingStarts.push(end);
    }
    steps += 8 + end - start;
    if (steps > stride) {
      steps = 0;
      if (breath.due) await breath.pause();
    }
  }
  return {
    terms: Uint32Array.from(terms),
    postingStarts: Uint32Array.from(postingStarts),
    docs: docs.subarray(0, end),
    weights: weights.subarray(0, end),
  };
}

/** The least term at which any of the parts stands. */
function leastOf(parts: Part[], cursors: number[]): number {
  let least = gone;
  for (let p = 0; p < parts.length; p++) {
    const term = (parts[p] as Part).segment.columns.terms[cursors[p] as number];
    if (term !== undefined && term < least) least = term;
  }
  return least;
}
