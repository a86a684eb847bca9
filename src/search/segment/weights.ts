/**
 * How a term occurs in a document, in one byte: how often, fields weighted, at most 127, and
 * whether also in the headline.
 */
const most = 127;
const inTitle = 128;

/** The weight of a first occurrence. */
export const weightOf = (count: number, title: boolean): number =>
  Math.min(count, most) | (title ? inTitle : 0);

/** A weight with further occurrences. */
export const withMore = (weight: number, count: number, title: boolean): number =>
  Math.min((weight & most) + count, most) | (weight & inTitle) | (title ? inTitle : 0);

export const countOf = (weight: number): number => weight & most;
export const isInTitle = (weight: number): boolean => weight >= inTitle;
