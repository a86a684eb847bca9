/**
 * Two names that mean the same. `sure` is false for an abbreviation whose letters are not those of the name
 * and that might be anything else, so that only repetition can show.
 */
export type NamePair = { long: string; short: string; sure: boolean };

/** Names as an article introduces them at a place of its text: "Hu Jintao (胡錦濤)". */
export type NamePairAt = NamePair & { at: number };
