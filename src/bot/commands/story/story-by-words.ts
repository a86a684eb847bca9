import type { Article } from "../../../article/article.ts";
import { isArticleId } from "../../../article/identity.ts";
import type { Action, Reply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { Hit } from "../../../search/present/search-page.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { rememberList } from "./last-list.ts";

/** A command that takes a story. */
export type StoryCommand = "read" | "related" | "share" | "why";

const maxChoices = 5;
/** A second story whose score reaches this share of the first's may have been meant as well. */
const closeShare = 0.9;

/** The story that the words name, which may be an id as a completion gives it; or a choice of those that may be meant. */
export async function storyByWords(
  command: StoryCommand,
  words: string,
  context: RequestContext,
  deps: BotDeps,
): Promise<{ article: Article } | { choice: Reply }> {
  const { now, zone } = context;
  const id = words.toLowerCase();
  const [completed] = isArticleId(id) ? await deps.articles.get([id]) : [];
  if (completed) return { article: completed };
  const { hits, closest } = await deps.index.search(parseQuery(words, { now, zone }), { limit: maxChoices });
  const only = clearest(hits);
  if (only) return { article: only.article };
  return { choice: await choiceOf(command, words, hits.length ? hits : closest, context, deps) };
}

/** The first hit, if no other is nearly as good, or if it alone has all that was asked for in its headline. */
function clearest([first, second, ...others]: Hit[]): Hit | undefined {
  if (!first || !second) return first;
  if (second.score < closeShare * first.score) return first;
  const words = marked(first);
  const rivals = [second, ...others].filter((hit) => marked(hit) >= words);
  return rivals.length === 0 ? first : undefined;
}

/** How many characters of the headline were asked for. */
const marked = ({ title: { marks } }: Hit): number =>
  marks.reduce((sum, [start, end]) => sum + end - start, 0);

async function choiceOf(
  command: StoryCommand,
  words: string,
  hits: Hit[],
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const { sentences } = context;
  const named = shorten(words, 80);
  const entries = hits.slice(0, maxChoices).map((hit) => {
    const { id } = hit.article;
    const action: Action = { label: sentences.buttons[command], command: `${command} ${id}` };
    return { ...hitEntry(hit, sentences), actions: [action] };
  });
  const title = hits.length ? sentences.whichStory(named) : sentences.nothingFound(named);
  const newest = { label: sentences.newest, command: "latest" };
  const reply = results({ ...context, visibility: "private" }, title, entries, {
    actions: hits.length ? [] : [newest],
  });
  await rememberList(reply, context, deps);
  return reply;
}
