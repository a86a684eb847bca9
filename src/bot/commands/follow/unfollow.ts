import type { Command } from "../../command.ts";
import type { RequestContext } from "../../request-context.ts";
import { requireManager } from "../../require-manager.ts";
import { followCommand } from "./follow.ts";
import { endNamed, type NumberedQueryKind, parseNamed, type QueryArgument } from "./numbered-query.ts";

/** Ends a follow; without a name, the only one. */
export const unfollow: Command<QueryArgument> = {
  name: "unfollow",
  parse: parseNamed,
  run: (named, context, { follows }) =>
    requireManager(context, async () => {
      const there = await follows.inChannel(context.message.channel);
      return endNamed(named, there, unfollowing(context), context, follows.remove, followCommand);
    }),
};

export const unfollowing = ({ sentences }: RequestContext): NumberedQueryKind => ({
  begin: "follow",
  end: "unfollow",
  ...sentences.follows,
  label: sentences.buttons.unfollow,
});
