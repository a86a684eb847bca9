import type { Reply } from "../../../chat/reply.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { digest } from "../digest/digest.ts";
import { latest } from "./latest.ts";
import { search } from "./search.ts";

/** The page after the one of the last list that was shown here; one line if there is none. */
export const showMore = (context: RequestContext, deps: BotDeps): Promise<Reply> =>
  turnPage("next", context, deps);

/** The page before it. */
export const showPrevious = (context: RequestContext, deps: BotDeps): Promise<Reply> =>
  turnPage("previous", context, deps);

async function turnPage(to: "next" | "previous", context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { message, now, sentences } = context;
  const list = await deps.memory.lastList(message.channel, message.user, now);
  const newest = { actions: [{ label: sentences.newest, command: "latest" }] };
  if (!list) return notice(context, [sentences.queries.noList], newest);
  const { firstPage, lastPage } = sentences.queries;
  const page = list[to] === undefined ? undefined : runPage(list[to], context, deps);
  return page ?? notice(context, [to === "next" ? lastPage(list.ids.length) : firstPage]);
}

type PageOf = (rest: string, context: RequestContext, deps: BotDeps) => Promise<Reply> | undefined;

const pageOf =
  <Args>(command: Command<Args>): PageOf =>
  (rest, context, deps) => {
    const args = command.parse(rest);
    return args === undefined ? undefined : command.run(args, context, deps);
  };

/** The commands whose lists have several pages. */
const pages = new Map([
  [search.name, pageOf(search)],
  [latest.name, pageOf(latest)],
  [digest.name, pageOf(digest)],
]);

function runPage(text: string, context: RequestContext, deps: BotDeps): Promise<Reply> | undefined {
  const [name = "", rest = ""] = text.split(/ (.*)/s);
  return pages.get(name as Command<unknown>["name"])?.(rest, context, deps);
}
