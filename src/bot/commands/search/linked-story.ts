import type { Article } from "../../../article/article.ts";
import type { Reply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import { compileQuery, matches, readArticle } from "../../../search/percolate/percolator.ts";
import type { Hit } from "../../../search/present/search-page.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { notice, results } from "../../replies/build-reply.ts";
import { articleEntry, hitEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { rememberList } from "../story/last-list.ts";
import { wordsOfAddress } from "./page-addresses.ts";

const maxRelatives = 4;
/** How many of the nearest stories are looked through for words. */
const maxSearched = 50;
const maxStories = 5;

/** A story and those on its subject: of these, the ones that have some words, if there are any such. */
export async function storyAndRelatives(
  article: Article,
  words: string | undefined,
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const { sentences, now, zone } = context;
  const all = await deps.index.related(article.id, words ? maxSearched : maxRelatives);
  const wanted = words && (await compileQuery(parseQuery(words, { now, zone }), deps.index));
  const narrowed = wanted ? all.filter((hit) => matches(wanted, readArticle(hit.article))) : [];
  const title = shorten(article.title, 80);
  const notes = all.length === 0 ? [sentences.nothingRelated(title)] : notesOn(words, narrowed, context);
  const shown = (narrowed.length > 0 ? narrowed : all).slice(0, maxRelatives);
  const entries = [articleEntry(article, sentences), ...shown.map((hit) => hitEntry(hit, sentences))];
  const reply = results(context, sentences.links.storyOf(title), entries, { notes });
  await rememberList(reply, context, deps);
  return reply;
}

function notesOn(words: string | undefined, narrowed: Hit[], { sentences }: RequestContext): string[] {
  if (!words) return [];
  const named = shorten(words, 80);
  return [narrowed.length > 0 ? sentences.links.narrowed(named) : sentences.links.noneWith(named)];
}

/** That a page is not held, with what is found by the words beside its address, or else by those in it. */
export async function pageNotHeld(
  url: string,
  words: string | undefined,
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const { sentences, now, zone } = context;
  const title = sentences.links.notHeld(shorten(URL.parse(url)?.host ?? url, 80));
  const told = words ?? wordsOfAddress(url);
  const { hits } = told
    ? await deps.index.search(parseQuery(told, { now, zone }), { limit: maxStories })
    : { hits: [] };
  const shown = words ? hits : hits.filter(hasTwoWords);
  if (!told || shown.length === 0) {
    const newest = { label: sentences.newest, command: "latest" };
    return notice(context, [title], { actions: [newest] });
  }
  const entries = shown.map((hit) => hitEntry(hit, sentences));
  const notes = [sentences.links.foundInstead(shorten(told, 80))];
  const reply = results(context, title, entries, { notes });
  await rememberList(reply, context, deps);
  return reply;
}

/** An address may be of any subject, so one word in common is chance. */
function hasTwoWords({ title, passage }: Hit): boolean {
  const marked = [title, passage].flatMap(({ text, marks }) =>
    marks.map(([from, to]) => text.slice(from, to).toLowerCase()),
  );
  return new Set(marked).size > 1;
}
