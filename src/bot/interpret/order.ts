import { type Phrase, phrases } from "./phrase.ts";
import type { ReadingKind } from "./reading.ts";

/** A command and the ways to ask for it. */
export type Order = { command: ReadingKind; topic?: string; said: Phrase[] };

/** Reads phrases that all ask for one command, with a language's named sets of words. */
export const orderIn =
  (sets: Record<string, string>) =>
  (command: ReadingKind, ...said: string[]): Order => ({ command, said: phrases(sets, ...said) });
