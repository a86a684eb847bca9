import { type TimeSlice, yieldToEventLoop } from "../../async/yield.ts";
import { Aliases, type AliasRules } from "../aliases/aliases.ts";
import { Lexicon } from "../index/lexicon.ts";
import { type LiveSegment, Segment } from "../index/segment.ts";
import { SegmentStore } from "../index/segment-store.ts";
import { BufferSections, textSections } from "../structures/buffer-sections.ts";
import { StringTable } from "../structures/string-table.ts";
import type { Snapshot } from "./snapshot-file.ts";

export type Contents = { segments: SegmentStore; aliases: Aliases };

/** Copies the contents to buffers; nothing may change until that is done. */
export async function toSnapshot({ segments, aliases }: Contents, slice: TimeSlice): Promise<Snapshot> {
  const { lexicon, parts, seq } = segments.view;
  // Yields between the large tables.
  await yieldToEventLoop();
  const words = await lexicon.save(slice);
  await yieldToEventLoop();
  const ids = textSections(segments.ids.save());
  await yieldToEventLoop();
  const names = await aliases.save(slice);
  const segmentBuffers = parts.flatMap(({ segment: { buffer }, removed = [] }) => [
    buffer,
    Uint8Array.from(removed).buffer,
  ]);
  return { seq, sections: [...words, ...ids, ...names, ...segmentBuffers] };
}

/** The contents of such buffers, which it keeps using. Throws if they do not fit together. */
export async function fromSnapshot(
  { seq, sections: buffers }: Snapshot,
  rules: AliasRules,
  slice: TimeSlice,
): Promise<Contents> {
  const sections = new BufferSections(buffers);
  const lexicon = Lexicon.restore(sections);
  const ids = StringTable.restore(sections.texts());
  const aliases = Aliases.restore(rules, ids, sections);
  const parts: LiveSegment[] = [];
  while (sections.left > 0) {
    const segment = new Segment(sections.next(), ids);
    const removed = sections.bytes();
    parts.push({ segment, ...(removed.length > 0 && { removed }) });
    await slice.yieldIfDue();
  }
  return { segments: await SegmentStore.restore({ parts, lexicon, ids, seq }, slice), aliases };
}
