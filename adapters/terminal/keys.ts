import { type Action, entriesOf, type Reply } from "../../src/chat/reply.ts";

/**
 * The numbers that press a reply's buttons: the first button of a listed story has its position in
 * the list; all other buttons count on from there.
 */
export function keysOf(reply: Reply): Map<number, Action> {
  const listed = reply.kind === "story" ? [] : entriesOf(reply);
  const keys = new Map<number, Action>();
  for (const [index, { actions }] of listed.entries()) {
    if (actions[0]) keys.set(index + 1, actions[0]);
  }
  for (const [index, action] of laterActions(reply).entries()) keys.set(listed.length + index + 1, action);
  return keys;
}

/** The buttons that are not a listed story's first. */
export function laterActions(reply: Reply): Action[] {
  const ofStories =
    reply.kind === "story"
      ? reply.entry.actions
      : entriesOf(reply).flatMap(({ actions }) => actions.slice(1));
  return [...ofStories, ...reply.actions];
}
