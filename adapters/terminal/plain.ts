import type { MarkedText } from "../../src/search/present/search-page.ts";

/** Control characters, with which escape sequences begin, and marks that change the direction of text. */
const controls = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text without control characters: one line of the same length, so that marks stay where they are. */
export const plain = (text: string): string => text.toWellFormed().replace(controls, " ");

export const plainMarked = ({ text, marks }: MarkedText): MarkedText => ({ text: plain(text), marks });
