import type { Breath } from "../breath.ts";
import type { StringTable } from "../lexicon/string-table.ts";
import { type Columns, pack } from "./columns.ts";
import { type Part, type Postings, Segment } from "./segment.ts";

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

/** Counting sort by whole lists: the postings by term, those of one term in the order of the parts. */
async function mergePostings(parts: Part[], renumbered: Uint32Array[], breath: Breath) {
  const counts = await countByTerm(parts, breath);
  const { terms, postingStarts } = await listTerms(counts, breath);
  const size = postingStarts[terms.length] as number;
  const to = { docs: new Uint32Array(size), weights: new Uint8Array(size) };
  /** Where the next posting of each term goes. */
  const next = counts;
  for (let i = 0; i < terms.length; i++) next[terms[i] as number] = postingStarts[i] as number;
  for (const [p, { segment }] of parts.entries()) {
    await copyPostings(segment.columns, renumbered[p] as Uint32Array, next, to, breath);
  }
  return { terms, postingStarts, ...to };
}

async function copyPostings(
  from: Columns,
  renumbered: Uint32Array,
  next: Uint32Array,
  to: Postings,
  breath: Breath,
): Promise<void> {
  let steps = 0;
  for (let i = 0; i < from.terms.length; i++) {
    const term = from.terms[i] as number;
    const start = from.postingStarts[i] as number;
    const end = from.postingStarts[i + 1] as number;
    let at = next[term] as number;
    for (let posting = start; posting < end; posting++) {
      const doc = renumbered[from.docs[posting] as number] as number;
      if (doc === gone) continue;
      to.docs[at] = doc;
      to.weights[at++] = from.weights[posting] as number;
    }
    next[term] = at;
    steps += 1 + end - start;
    if (steps < stride) continue;
    steps = 0;
    if (breath.due) await breath.pause();
  }
}

/** How many living documents have each term. */
async function countByTerm(parts: Part[], breath: Breath): Promise<Uint32Array> {
  const last = parts.reduce((most, { segment }) => Math.max(most, segment.columns.terms.at(-1) ?? 0), 0);
  const counts = new Uint32Array(last + 1);
  for (const { segment, removed } of parts) {
    const { terms, postingStarts, docs } = segment.columns;
    let steps = 0;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      const start = postingStarts[i] as number;
      const end = postingStarts[i + 1] as number;
      let living = end - start;
      for (let at = start; removed && at < end; at++) living -= removed[docs[at] as number] as number;
      counts[term] = (counts[term] as number) + living;
      steps += removed ? 1 + end - start : 1;
      if (steps < stride) continue;
      steps = 0;
      if (breath.due) await breath.pause();
    }
  }
  return counts;
}

/** The terms that were counted, ascending, and where the postings of each begin. */
async function listTerms(
  counts: Uint32Array,
  breath: Breath,
): Promise<Pick<Columns, "terms" | "postingStarts">> {
  let size = 0;
  for (let term = 0; term < counts.length; term++) if (counts[term] !== 0) size++;
  await breath.pause();
  const terms = new Uint32Array(size);
  const postingStarts = new Uint32Array(size + 1);
  for (let term = 0, i = 0; i < size; term++) {
    if (counts[term] === 0) continue;
    terms[i] = term;
    postingStarts[i + 1] = (postingStarts[i++] as number) + (counts[term] as number);
  }
  return { terms, postingStarts };
}
