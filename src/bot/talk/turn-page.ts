import type { Reply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import { parseCommand } from "../parse-command.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

/** The page after the one of the last list that was shown here; one line if there is none. */
export const showMore = (context: RequestContext, deps: BotDeps): Promise<Reply> =>
  turnPage("next", context, deps);

/** The page before it. */
export const showPrevious = (context: RequestContext, deps: BotDeps): Promise<Reply> =>
  turnPage("previous", context, deps);

async function turnPage(to: "next" | "previous", context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { message, now, sentences } = context;
  const list = await deps.memory.lastList(message.channel, message.user, now);
  if (!list) {
    const newest = { label: sentences.newest, command: "latest" };
    return notice(context, [sentences.queries.noList], { actions: [newest] });
  }
  const page = list[to];
  if (page !== undefined) return parseCommand(page).run(context, deps);
  const { firstPage, lastPage } = sentences.queries;
  return notice(context, [to === "next" ? lastPage(list.ids.length) : firstPage]);
}
