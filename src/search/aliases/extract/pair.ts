/**
 * Two names that mean the same. `sure` is false for an abbreviation whose letters are not those of the
 * name, so that only repetition can confirm it.
 */
export type NamePair = { long: string; short: string; sure: boolean };

/** A pair with its place in the text that introduces it: "Hu Jintao (胡錦濤)". */
export type NamePairAt = NamePair & { at: number };
