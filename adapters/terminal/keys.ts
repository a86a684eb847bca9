import { type Action, entriesOf, type Reply } from "../../src/chat/reply.ts";

/**
 * The numbers that press a reply's buttons: the first button of a listed story has its position in
 * the list; all other buttons count on from there.
 */
export function keysOf(reply: Reply): Map<number, Action> {
  const listed = reply.kind === "story" ? [] : entriesOf(reply);
  const actions = [...listed.map(({ actions: [first] }) => first), ...laterActions(reply)];
  return new Map(actions.flatMap((action, index) => (action ? [[index + 1, action]] : [])));
}

/** The buttons that are not a listed story's first. */
export function laterActions(reply: Reply): Action[] {
  const ofStories =
    reply.kind === "story"
      ? reply.entry.actions
      : entriesOf(reply).flatMap(({ actions }) => actions.slice(1));
  return [...ofStories, ...reply.actions];
}
