import { createHash } from "node:crypto";
import type { Change } from "../../../article/store.ts";
import type { TimeSlice } from "../../../async/yield.ts";
import type { EngineIndex } from "../mapping/indices.ts";
import { articleDocument } from "./article-document.ts";
import { introducedNames } from "./introduced-names.ts";
import type { WrittenWords } from "./written-words.ts";

/**
 * A write to the engine. With a `version`, which is the change's seq, it is external: an older one than what is there
 * is refused. Without one the document is created, and is there already if that is refused. No `document` removes it.
 */
export type EngineWrite = { index: EngineIndex; id: string; version?: number; document?: object };

/** Of a change, as `addedSeqOf` knows it: the change by which the article first came in. */
type WriteOptions = { addedSeq: number; words: WrittenWords; slice: TimeSlice };

/**
 * All that a change writes: the article, the names it introduces, and those of its words that may not be there yet.
 */
export async function engineWrites(
  change: Change,
  { addedSeq, words, slice }: WriteOptions,
): Promise<EngineWrite[]> {
  const { id, seq } = change;
  if (change.kind === "remove")
    return [
      { index: "articles", id, version: seq },
      { index: "names", id, version: seq },
    ];
  const read = await articleDocument(change.article, { seq, addedSeq }, slice);
  const pairs = await introducedNames(change.article, slice);
  return [
    ...words.toWrite(read.words).map((word) => wordWrite(word, { word, length: word.length })),
    ...words.toWrite(read.document.filters).map((filter) => wordWrite(filter, { filter })),
    { index: "articles", id, version: seq, document: read.document },
    // An update may take names away.
    ...(pairs.length > 0 || change.kind === "update"
      ? [{ index: "names", id, version: seq, ...(pairs.length > 0 && { document: { pairs, seq } }) } as const]
      : []),
  ];
}

/** An id of the engine may have 512 bytes, and a value of a filter be longer. */
const longestId = 128;

const wordWrite = (text: string, document: object): EngineWrite => ({
  index: "words",
  id: text.length <= longestId ? text : createHash("sha256").update(text).digest("hex"),
  document,
});
