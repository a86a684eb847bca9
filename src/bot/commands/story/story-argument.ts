import type { Article } from "../../../article/article.ts";
import { isArticleId } from "../../../article/identity.ts";
import type { Reply } from "../../../chat/reply.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { ShownList } from "../../memory.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { type StoryCommand, storyByWords } from "./story-by-words.ts";

/** A story by its position in the reader's last list, from 1 (-1 is the last), by its id, or by words of its headline. */
export type StoryArgument = { number: number } | { id: string } | { words: string };

/** `2`, `#2`, `２`, an article id, or `story:` with one of these or with words; undefined for anything else. */
export function parseWhich(rest: string): StoryArgument | undefined {
  const [, named] = /^story[:：]\s*(\S.*)$/is.exec(rest) ?? [];
  if (named !== undefined) return parseNumber(named) ?? { words: named };
  const word = rest.normalize("NFKC").replace(/^#/, "").toLowerCase();
  return parseNumber(rest) ?? (isArticleId(word) ? { id: word } : undefined);
}

function parseNumber(rest: string): { number: number } | undefined {
  const word = rest.normalize("NFKC").replace(/^#/, "").toLowerCase();
  if (word === "last") return { number: -1 };
  return /^[1-9]\d{0,2}$/.test(word) ? { number: Number(word) } : undefined;
}

type OnStory = (article: Article, context: RequestContext, deps: BotDeps) => Promise<Reply>;

/** Runs a command on the story it names, or explains why there is none. */
export const onStory =
  (command: StoryCommand, answer: OnStory) =>
  async (argument: StoryArgument, context: RequestContext, deps: BotDeps): Promise<Reply> => {
    if ("words" in argument) {
      const found = await storyByWords(command, argument.words, context, deps);
      return "article" in found ? answer(found.article, context, deps) : found.choice;
    }
    const { channel, user } = context.message;
    const list = "number" in argument ? await deps.memory.lastList(channel, user, context.now) : undefined;
    const { ids: listed } = list ?? { ids: [] };
    const id =
      "number" in argument
        ? listed.at(argument.number < 0 ? argument.number : argument.number - 1)
        : argument.id;
    const [article] = id === undefined ? [] : await deps.articles.get([id]);
    return article ? answer(article, context, deps) : noStory(command, argument, id, list, context);
  };

function noStory(
  command: StoryCommand,
  argument: Exclude<StoryArgument, { words: string }>,
  id: string | undefined,
  list: ShownList | undefined,
  context: RequestContext,
): Reply {
  const { sentences } = context;
  const newest = { label: sentences.newest, command: "latest" };
  if ("number" in argument && id === undefined) {
    if (argument.number < 0 || !list) return notice(context, [sentences.noList], { actions: [newest] });
    const line = sentences.noSuchNumber(argument.number, list.ids.length);
    const next = list.next ? { label: sentences.buttons.next, command: list.next } : newest;
    return notice(context, [line], { actions: [next] });
  }
  const typed = "id" in argument ? `${command} ${argument.id}` : undefined;
  const search = typed ? [{ label: sentences.buttons.searchFor(typed), command: `search ${typed}` }] : [];
  return notice(context, [sentences.noSuchStory(id ?? "")], { actions: [...search, newest] });
}
