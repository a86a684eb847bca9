import { type Phrase, phrases } from "./phrase.ts";
import type { ReadingKind } from "./reading.ts";

/** A way to ask for a command; for `help`, perhaps about another one. */
export type Order = { command: ReadingKind; topic?: string; phrase: Phrase };

/** Reads lines of a command, a topic perhaps, and a phrase, with a language's named sets of words. */
export const ordersIn =
  (sets: Record<string, string>) =>
  (text: string): Order[] =>
    linesOf(text).map(({ name, said }) => {
      const [command, topic] = name.split(" ") as [ReadingKind, string?];
      return { command, topic, phrase: phrases(sets, said)[0] as Phrase };
    });

/** Questions about each of some topics, in all of the ways: `<names>` are the words for it. */
export const questionsAbout = (sets: Record<string, string>, topics: string, ways: string): Order[] =>
  linesOf(topics).flatMap(({ name, said: names }) =>
    phrases({ ...sets, names }, ...ways.trim().split("\n")).map((phrase) => ({
      command: "help",
      topic: name,
      phrase,
    })),
  );

/** The lines of a list: a name, a colon, and what is said. */
export const linesOf = (text: string): { name: string; said: string }[] =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const colon = line.indexOf(": ");
      return { name: line.slice(0, colon), said: line.slice(colon + 2) };
    });
