import type { Command } from "../../command.ts";
import type { RequestContext } from "../../request-context.ts";
import { requireManager } from "../../require-manager.ts";
import { endNamed, type NumberedQueryKind, parseNamed, type QueryArgument } from "./numbered-query.ts";

/** Ends a mute; without a name, the only one. */
export const unmute: Command<QueryArgument> = {
  name: "unmute",
  parse: parseNamed,
  run: (named, context, { mutes }) =>
    requireManager(context, async () => {
      const there = await mutes.inChannel(context.message.channel);
      return endNamed(named, there, unmuting(context), context, mutes.remove);
    }),
};

export const unmuting = ({ sentences }: RequestContext): NumberedQueryKind => ({
  begin: "mute",
  end: "unmute",
  ...sentences.mutes,
  label: sentences.buttons.unmute,
});
