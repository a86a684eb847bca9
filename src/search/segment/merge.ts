import type { Breath } from "../breath.ts";
import { pack } from "./columns.ts";
import { Segment } from "./segment.ts";
import { Strings, StringsBuilder } from "./strings.ts";
import { typoColumns } from "./typos.ts";

/** A segment with the documents that were removed since it was made. */
export type Part = { segment: Segment; removed?: Uint8Array };

/** One segment of what lives in several, in their order. */
export async function merge(parts: Part[], breath: Breath): Promise<Segment> {
  const documents = await mergeDocuments(parts, breath);
  const postings = await mergePostings(parts, documents.renumbered, breath);
  const words = await mergeWords(parts, postings.renumbered, breath);
  const buffer = await pack({ ...documents.columns, ...postings.columns, ...words }, breath);
  return new Segment(buffer);
}

/** Stands for a document or term that is no more. */
const gone = 0xffffffff;

async function mergeDocuments(parts: Part[], breath: Breath) {
  const [times, born, lengths]: [number[], number[], number[]] = [[], [], []];
  const ids = new StringsBuilder();
  const renumbered: Uint32Array[] = [];
  for (const { segment, removed } of parts) {
    const numbers = new Uint32Array(segment.size).fill(gone);
    for (let doc = 0; doc < segment.size; doc++) {
      if (doc % 256 === 0) await breath.pause();
      if (removed?.[doc]) continue;
      numbers[doc] = times.length;
      ids.add(segment.ids.at(doc));
      times.push(segment.columns.times[doc] as number);
      born.push(segment.columns.born[doc] as number);
      lengths.push(segment.columns.lengths[doc] as number);
    }
    renumbered.push(numbers);
  }
  const { starts: idStarts, units: idUnits } = ids.finish();
  const columns = {
    ...{ idStarts, idUnits },
    times: Float64Array.from(times),
    born: Float64Array.from(born),
    lengths: Uint32Array.from(lengths),
  };
  return { columns, renumbered };
}

async function mergePostings(parts: Part[], documents: Uint32Array[], breath: Breath) {
  const most = parts.reduce((sum, { segment }) => sum + segment.columns.docs.length, 0);
  const docs = new Uint32Array(most);
  const weights = new Uint8Array(most);
  const starts = [0];
  const terms = new StringsBuilder();
  const renumbered = parts.map(({ segment }) => new Uint32Array(segment.terms.count).fill(gone));
  let end = 0;
  for (const { text, holders } of inOrder(parts.map(({ segment }) => segment.terms))) {
    const start = end;
    for (const { part, index } of holders) {
      const from = (parts[part] as Part).segment.postingsAt(index);
      const numbers = documents[part] as Uint32Array;
      for (let i = 0; i < from.docs.length; i++) {
        if (breath.due && i % 1024 === 0) await breath.pause();
        const doc = numbers[from.docs[i] as number] as number;
        if (doc === gone) continue;
        docs[end] = doc;
        weights[end++] = from.weights[i] as number;
      }
    }
    if (end === start) continue;
    for (const { part, index } of holders) (renumbered[part] as Uint32Array)[index] = starts.length - 1;
    starts.push(end);
    terms.add(text);
  }
  const { starts: termStarts, units: termUnits } = terms.finish();
  const columns = {
    ...{ termStarts, termUnits },
    postingStarts: Uint32Array.from(starts),
    docs: docs.subarray(0, end),
    weights: weights.subarray(0, end),
  };
  return { columns, renumbered };
}

async function mergeWords(parts: Part[], terms: Uint32Array[], breath: Breath) {
  const words = new StringsBuilder();
  const wordTerms: number[] = [];
  for (const { text, holders } of inOrder(parts.map(({ segment }) => segment.words))) {
    if (breath.due) await breath.pause();
    const [{ part, index }] = holders as [Holder];
    const term = terms[part]?.[parts[part]?.segment.columns.wordTerms[index] as number] as number;
    if (term === gone) continue;
    words.add(text);
    wordTerms.push(term);
  }
  const { starts: wordStarts, units: wordUnits } = words.finish();
  const typos = await typoColumns(new Strings(wordStarts, wordUnits), breath);
  return { wordStarts, wordUnits, wordTerms: Uint32Array.from(wordTerms), ...typos };
}

type Holder = { part: number; index: number };

/** Each string of several sorted lists once, in order, with the lists that have it. */
function* inOrder(lists: Strings[]): Generator<{ text: string; holders: Holder[] }> {
  const next = lists.map(() => 0);
  const heads = lists.map((list) => (list.count > 0 ? list.at(0) : undefined));
  for (;;) {
    let text: string | undefined;
    for (const head of heads) if (head !== undefined && (text === undefined || head < text)) text = head;
    if (text === undefined) return;
    const holders: Holder[] = [];
    for (const [part, list] of lists.entries()) {
      if (heads[part] !== text) continue;
      const index = next[part] as number;
      holders.push({ part, index });
      next[part] = index + 1;
      heads[part] = index + 1 < list.count ? list.at(index + 1) : undefined;
    }
    yield { text, holders };
  }
}
