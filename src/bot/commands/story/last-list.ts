import { entriesOf, type Reply } from "../../../chat/reply.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { ShownList } from "../../memory.ts";
import type { RequestContext } from "../../request-context.ts";

/**
 * Remembers a list for `read 2` and the next page. A reply without stories is none, and leaves the one before.
 * @param list what the reply does not show of it: the stories of earlier pages, and the pages beside this one
 */
export async function rememberList(
  reply: Reply,
  context: RequestContext,
  deps: BotDeps,
  list: Partial<ShownList> = {},
): Promise<void> {
  const ids = entriesOf(reply).map(({ id }) => id);
  const { channel, user } = context.message;
  const seenBy = reply.visibility === "channel" ? "everybody" : undefined;
  if (ids.length) await deps.memory.rememberList(channel, user, { ids, ...list }, context.now, seenBy);
}
