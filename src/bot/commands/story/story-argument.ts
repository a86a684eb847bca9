import type { Article } from "../../../article/article.ts";
import { isArticleId } from "../../../article/identity.ts";
import type { Reply } from "../../../chat/reply.ts";
import type { CommandName } from "../../../locales/en/sentences.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";

/** A story as people name it: its place in their last list, from 1, or its id. */
export type StoryArgument = { number: number } | { id: string };

/** `2`, `#2`, `２` or an article id; undefined for anything else. */
export function parseWhich(rest: string): StoryArgument | undefined {
  const word = rest.normalize("NFKC").replace(/^#/, "").toLowerCase();
  if (/^[1-9]\d{0,2}$/.test(word)) return { number: Number(word) };
  return isArticleId(word) ? { id: word } : undefined;
}

type OnStory = (article: Article, asked: RequestContext, room: BotDeps) => Promise<Reply>;

/** Runs a command on the story it names, or says why there is none. */
export const onStory =
  (command: CommandName, answer: OnStory) =>
  async (which: StoryArgument, asked: RequestContext, room: BotDeps): Promise<Reply> => {
    const { channel, user } = asked.message;
    const listed = "number" in which ? await room.memory.lastList(channel, user, asked.now) : [];
    const id = "number" in which ? listed[which.number - 1] : which.id;
    const [article] = id === undefined ? [] : await room.articles.get([id]);
    return article ? answer(article, asked, room) : noStory(command, which, id, listed.length, asked);
  };

function noStory(
  command: CommandName,
  which: StoryArgument,
  id: string | undefined,
  listed: number,
  asked: RequestContext,
): Reply {
  const { words } = asked;
  const newest = { label: words.buttons.newest, command: "latest" };
  if ("number" in which && id === undefined) {
    return notice(asked, [words.noSuchNumber(which.number, listed)], { actions: [newest] });
  }
  const typed = "id" in which ? `${command} ${which.id}` : undefined;
  const search = typed ? [{ label: words.buttons.searchFor(typed), command: `search ${typed}` }] : [];
  return notice(asked, [words.noSuchStory(id ?? "")], { actions: [...search, newest] });
}
