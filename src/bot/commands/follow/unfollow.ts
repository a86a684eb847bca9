import type { Command } from "../../command.ts";
import type { RequestContext } from "../../request-context.ts";
import { asManager } from "../../require-manager.ts";
import { followCommand } from "./follow.ts";
import { endNamed, type NumberedQueryKind, parseNamed, type QueryArgument } from "./numbered-query.ts";

/** Stops following something here; without a name, the only thing. */
export const unfollow: Command<QueryArgument> = {
  name: "unfollow",
  aliases: ["取消追蹤", "取消關注"],
  parse: parseNamed,
  run: (named, asked, { follows }) =>
    asManager(asked, async () => {
      const there = await follows.inChannel(asked.message.channel);
      return endNamed(named, there, unfollowing(asked), asked, follows.remove, followCommand);
    }),
};

export const unfollowing = ({ words }: RequestContext): NumberedQueryKind => ({
  begin: "follow",
  end: "unfollow",
  none: words.followNone,
  which: words.followWhich,
  unknown: words.followUnknown,
  stopped: words.followStopped,
  label: words.buttons.unfollow,
});
