import type { Command } from "../../command.ts";
import type { RequestContext } from "../../request-context.ts";
import { asManager } from "../../require-manager.ts";
import { endNamed, type NumberedQueryKind, parseNamed, type QueryArgument } from "./numbered-query.ts";

/** Lets muted stories back in; without a name, those of the only mute. */
export const unmute: Command<QueryArgument> = {
  name: "unmute",
  aliases: ["取消靜音", "取消静音"],
  parse: parseNamed,
  run: (named, asked, { mutes }) =>
    asManager(asked, async () => {
      const there = await mutes.inChannel(asked.message.channel);
      return endNamed(named, there, unmuting(asked), asked, mutes.remove);
    }),
};

export const unmuting = ({ words }: RequestContext): NumberedQueryKind => ({
  begin: "mute",
  end: "unmute",
  none: words.muteNone,
  which: words.muteWhich,
  unknown: words.muteUnknown,
  stopped: words.muteStopped,
  label: words.buttons.unmute,
});
