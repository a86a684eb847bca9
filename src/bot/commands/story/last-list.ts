import { entriesOf, type Reply } from "../../../chat/reply.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { RequestContext } from "../../request-context.ts";

/** Keeps a list as this user's last one in this channel, for `read 2`. */
export async function remember(reply: Reply, asked: RequestContext, room: BotDeps): Promise<void> {
  const ids = entriesOf(reply).map(({ id }) => id);
  const { channel, user } = asked.message;
  if (ids.length) await room.memory.rememberList(channel, user, ids, asked.now);
}
