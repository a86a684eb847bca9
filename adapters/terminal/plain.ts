import type { MarkedText } from "../../src/search/present/search-page.ts";

/** Control characters, escape sequences' first bytes among them, and marks that turn the direction of text. */
const drivesTerminal = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text that cannot drive a terminal: one line, the same length, so that marks stay where they are. */
export const plain = (text: string): string => text.toWellFormed().replace(drivesTerminal, " ");

export const plainMarked = ({ text, marks }: MarkedText): MarkedText => ({ text: plain(text), marks });
