import { Aliases, type AliasRules } from "../aliases.ts";
import { Archive } from "../archive.ts";
import type { Breath } from "../breath.ts";
import { Lexicon } from "../lexicon/lexicon.ts";
import { type StringColumns, StringTable } from "../lexicon/string-table.ts";
import { type Part, Segment } from "../segment/segment.ts";
import type { Snapshot } from "./file.ts";

/** What an index is made of. */
export type Contents = { archive: Archive; aliases: Aliases };

/** Sections before those of the segments, of which each has two. */
const tables = 9;

/** The contents as buffers; copies of all that may change, so that the index may go on meanwhile. */
export async function toSnapshot({ archive, aliases }: Contents, breath: Breath): Promise<Snapshot> {
  const { lexicon, parts, seq } = archive.view;
  const words = lexicon.save();
  const ids = archive.ids.save();
  const texts = [words, ids].flatMap(({ starts, units, slots }) => [starts, units, slots]);
  const segments = parts.flatMap(({ segment, removed = [] }) => [
    segment.buffer,
    Uint8Array.from(removed).buffer,
  ]);
  const names = await aliases.save(breath);
  const columns = [...texts, words.terms, words.documents, names];
  return { seq, sections: columns.map(({ buffer }) => buffer).concat(segments) };
}

/** The contents of such buffers, which it goes on using. Throws where they do not fit together. */
export async function fromSnapshot(
  { seq, sections }: Snapshot,
  rules: AliasRules,
  breath: Breath,
): Promise<Contents> {
  const section = (at: number): ArrayBuffer => {
    const buffer = sections[at];
    if (!buffer) throw new RangeError(`section ${at} is missing`);
    return buffer;
  };
  const texts = (at: number): StringColumns => ({
    starts: new Uint32Array(section(at)),
    units: new Uint16Array(section(at + 1)),
    slots: new Int32Array(section(at + 2)),
  });
  const counts = { terms: new Uint32Array(section(6)), documents: new Uint32Array(section(7)) };
  const lexicon = await Lexicon.restore({ ...texts(0), ...counts }, breath);
  const ids = StringTable.restore(texts(3));
  const aliases = await Aliases.restore(rules, new Uint8Array(section(8)), breath);
  const parts: Part[] = [];
  for (let at = tables; at < sections.length; at += 2) {
    const removed = new Uint8Array(section(at + 1));
    parts.push({ segment: new Segment(section(at), ids), ...(removed.length > 0 && { removed }) });
    await breath.pause();
  }
  return { archive: await Archive.restore({ parts, lexicon, ids, seq }, breath), aliases };
}
