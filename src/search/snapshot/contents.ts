import { Aliases, type AliasRules } from "../aliases.ts";
import { Archive } from "../archive.ts";
import type { Breath } from "../breath.ts";
import { Lexicon } from "../lexicon/lexicon.ts";
import { StringTable } from "../lexicon/string-table.ts";
import { type Part, Segment } from "../segment/segment.ts";
import type { Snapshot } from "./file.ts";

/** What an index is made of. */
export type Contents = { archive: Archive; aliases: Aliases };

/** Sections before those of the segments, of which each has two. */
const tables = 7;

/** The contents as buffers; copies of all that may change, so that the index may go on meanwhile. */
export async function toSnapshot({ archive, aliases }: Contents, breath: Breath): Promise<Snapshot> {
  const { lexicon, parts, seq } = archive.view;
  const words = lexicon.save();
  const ids = archive.ids.save();
  const columns = [words.starts, words.units, words.terms, words.documents, ids.starts, ids.units];
  const segments = parts.flatMap(({ segment, removed = [] }) => [
    segment.buffer,
    Uint8Array.from(removed).buffer,
  ]);
  const names = await aliases.save(breath);
  return { seq, sections: [...columns, names].map(({ buffer }) => buffer).concat(segments) };
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
  const words = {
    starts: new Uint32Array(section(0)),
    units: new Uint16Array(section(1)),
    terms: new Uint32Array(section(2)),
    documents: new Uint32Array(section(3)),
  };
  const lexicon = await Lexicon.restore(words, breath);
  const known = { starts: new Uint32Array(section(4)), units: new Uint16Array(section(5)) };
  const ids = await StringTable.restore(known, breath);
  const aliases = await Aliases.restore(rules, new Uint8Array(section(6)), breath);
  const parts: Part[] = [];
  for (let at = tables; at < sections.length; at += 2) {
    const removed = new Uint8Array(section(at + 1));
    parts.push({ segment: new Segment(section(at), ids), ...(removed.length > 0 && { removed }) });
    await breath.pause();
  }
  return { archive: await Archive.restore({ parts, lexicon, ids, seq }, breath), aliases };
}
