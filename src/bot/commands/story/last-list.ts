import { entriesOf, type Reply } from "../../../chat/reply.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { RequestContext } from "../../request-context.ts";

/** Remembers a list as this user's last one in this channel, for `read 2`. */
export async function rememberList(reply: Reply, context: RequestContext, deps: BotDeps): Promise<void> {
  const ids = entriesOf(reply).map(({ id }) => id);
  const { channel, user } = context.message;
  if (ids.length) await deps.memory.rememberList(channel, user, ids, context.now);
}
