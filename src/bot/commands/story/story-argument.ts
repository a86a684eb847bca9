import type { Article } from "../../../article/article.ts";
import { isArticleId } from "../../../article/identity.ts";
import type { Reply } from "../../../chat/reply.ts";
import type { CommandName } from "../../../locales/en/commands.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";

/** A story by its position in the reader's last list, from 1, or by its id. */
export type StoryArgument = { number: number } | { id: string };

/** `2`, `#2`, `２` or an article id; undefined for anything else. */
export function parseWhich(rest: string): StoryArgument | undefined {
  const word = rest.normalize("NFKC").replace(/^#/, "").toLowerCase();
  if (/^[1-9]\d{0,2}$/.test(word)) return { number: Number(word) };
  return isArticleId(word) ? { id: word } : undefined;
}

type OnStory = (article: Article, context: RequestContext, deps: BotDeps) => Promise<Reply>;

/** Runs a command on the story it names, or explains why there is none. */
export const onStory =
  (command: CommandName, answer: OnStory) =>
  async (argument: StoryArgument, context: RequestContext, deps: BotDeps): Promise<Reply> => {
    const { channel, user } = context.message;
    const listed = "number" in argument ? await deps.memory.lastList(channel, user, context.now) : [];
    const id = "number" in argument ? listed[argument.number - 1] : argument.id;
    const [article] = id === undefined ? [] : await deps.articles.get([id]);
    return article ? answer(article, context, deps) : noStory(command, argument, id, listed.length, context);
  };

function noStory(
  command: CommandName,
  argument: StoryArgument,
  id: string | undefined,
  listed: number,
  context: RequestContext,
): Reply {
  const { sentences } = context;
  const newest = { label: sentences.newest, command: "latest" };
  if ("number" in argument && id === undefined) {
    return notice(context, [sentences.noSuchNumber(argument.number, listed)], { actions: [newest] });
  }
  const typed = "id" in argument ? `${command} ${argument.id}` : undefined;
  const search = typed ? [{ label: sentences.buttons.searchFor(typed), command: `search ${typed}` }] : [];
  return notice(context, [sentences.noSuchStory(id ?? "")], { actions: [...search, newest] });
}
