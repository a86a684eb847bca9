import { type Action, type Entry, entriesOf, type Reply } from "../../src/chat/reply.ts";

/**
 * The numbers that press a reply's buttons: the button of a listed story has the story's number; those of the
 * reply count on from there. The stories of earlier pages keep their numbers.
 */
export function keysOf(reply: Reply): Map<number, Action> {
  const [first] = listedIn(reply);
  const earlier = Array.from({ length: first ? keyOf(first, 0) - 1 : 0 }, (_, at): [number, Action] => [
    at + 1,
    { label: "", command: `read ${at + 1}` },
  ]);
  const ofStories = listedIn(reply).flatMap((entry, index): [number, Action][] => {
    const [first] = entry.actions;
    return first ? [[keyOf(entry, index), first]] : [];
  });
  const start = lastKey(reply) + 1;
  const others = laterActions(reply).map((action, index): [number, Action] => [start + index, action]);
  return new Map([...earlier, ...ofStories, ...others]);
}

const listedIn = (reply: Reply): Entry[] => (reply.kind === "story" ? [] : entriesOf(reply));

/** The number of a story in a list: here a single story has one too. */
export const keyOf = ({ number }: Entry, index: number): number => number ?? index + 1;

/** The number of the last story of a list; 0 if it has none. */
export function lastKey(reply: Reply): number {
  const listed = listedIn(reply);
  const last = listed.at(-1);
  return last ? keyOf(last, listed.length - 1) : 0;
}

/** The buttons that are not a listed story's. */
export const laterActions = (reply: Reply): Action[] => [
  ...(reply.kind === "story" ? reply.entry.actions : []),
  ...reply.actions,
];
