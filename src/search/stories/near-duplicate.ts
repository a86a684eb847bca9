/** A text by its shingles, with its news time in ms. */
export type ShingledText = { time: number; shingles: Uint32Array };

/** The Jaccard similarity of a text and its edited version. */
const minSimilarity = 0.4;
/** The share of a teaser that is in the beginning of the full text, if it is long enough to exclude chance. */
const minContained = 0.8;
const minTeaserShingles = 12;
/** The same words a month later are another story, such as each month's figures. */
const maxApartMs = 14 * 24 * 3_600_000;

/** Whether two articles tell one story in the same words: a revision, a copy, a teaser. */
export function isNearDuplicate(a: ShingledText, b: ShingledText): boolean {
  if (Math.abs(a.time - b.time) > maxApartMs) return false;
  const [short, long] = a.shingles.length < b.shingles.length ? [a, b] : [b, a];
  const shorter = new Set(short.shingles);
  const longer = new Set(long.shingles);
  if (shorter.size === 0) return false;
  const common = [...shorter].filter((shingle) => longer.has(shingle)).length;
  if (common >= minSimilarity * (shorter.size + longer.size - common)) return true;
  if (shorter.size < minTeaserShingles) return false;
  const teaser = short.shingles;
  const beginning = new Set(long.shingles.subarray(0, Math.ceil(1.5 * teaser.length)));
  return teaser.filter((shingle) => beginning.has(shingle)).length >= minContained * teaser.length;
}
