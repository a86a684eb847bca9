import type { Introduced } from "../aliases.ts";
import { Archive } from "../archive.ts";
import type { Breath } from "../breath.ts";
import { Lexicon } from "../lexicon/lexicon.ts";
import { StringTable } from "../lexicon/string-table.ts";
import { type Part, Segment } from "../segment/segment.ts";
import type { Snapshot } from "./file.ts";

/** What an index is made of. */
export type Contents = { archive: Archive; introduced: Introduced[] };

/** Sections before those of the segments, of which each has two. */
const tables = 7;

/** The contents as buffers; copies of all that may change, so that the index may go on meanwhile. */
export function toSnapshot({ archive, introduced }: Contents): Snapshot {
  const { lexicon, parts, seq } = archive.view;
  const words = lexicon.save();
  const ids = archive.ids.save();
  const columns = [words.starts, words.units, words.terms, words.documents, ids.starts, ids.units];
  const names = Uint8Array.from(Buffer.from(JSON.stringify(introduced)));
  const segments = parts.flatMap(({ segment, removed = [] }) => [
    segment.buffer,
    Uint8Array.from(removed).buffer,
  ]);
  return { seq, sections: [...columns, names].map(({ buffer }) => buffer).concat(segments) };
}

/** The contents of such buffers, which it goes on using. Throws where they do not fit together. */
export async function fromSnapshot({ seq, sections }: Snapshot, breath: Breath): Promise<Contents> {
  const section = (at: number): ArrayBuffer => {
    const buffer = sections[at];
    if (!buffer) throw new RangeError(`section ${at} is missing`);
    return buffer;
  };
  const lexicon = new Lexicon({
    starts: new Uint32Array(section(0)),
    units: new Uint16Array(section(1)),
    terms: new Uint32Array(section(2)),
    documents: new Uint32Array(section(3)),
  });
  await breath.pause();
  const ids = StringTable.restore({
    starts: new Uint32Array(section(4)),
    units: new Uint16Array(section(5)),
  });
  await breath.pause();
  const introduced: Introduced[] = JSON.parse(Buffer.from(section(6)).toString());
  const parts: Part[] = [];
  for (let at = tables; at < sections.length; at += 2) {
    const removed = new Uint8Array(section(at + 1));
    parts.push({ segment: new Segment(section(at), ids), ...(removed.length > 0 && { removed }) });
    await breath.pause();
  }
  return { archive: new Archive({ parts, lexicon, ids, seq }), introduced };
}
