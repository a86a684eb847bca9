import type { ResultsReply } from "../../../chat/reply.ts";
import { headOf, shorten } from "../../../chat/shorten.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { rememberList } from "../story/last-list.ts";
import { isWordless } from "./listing.ts";

const maxStories = 5;
/** People begin a message with what it is about. */
const maxQuoteLength = 200;

/** Stories about a message that somebody wrote. */
export async function relatedToMessage(context: RequestContext, deps: BotDeps): Promise<ResultsReply> {
  const { sentences, now, zone, message } = context;
  const said = wordsOf(message.text);
  const title = sentences.aboutMessage(shorten(said || message.text, 80));
  if (!said || isWordless(said))
    return results(context, title, [], { notes: [sentences.noWords(shorten(said, 80))] });
  const { hits, closest } = await deps.index.search(parseQuery(said, { now, zone }), { limit: maxStories });
  const shown = hits.length ? hits : closest.slice(0, maxStories);
  const entries = shown.map((hit) => hitEntry(hit, sentences));
  const notes = shown.length ? [] : [sentences.nothingFound(shorten(said, 80))];
  const reply = results(context, title, entries, { notes });
  await rememberList(reply, context, deps);
  return reply;
}

/** A message's words without addresses and without signs that a query would read as operators. */
const wordsOf = (text: string): string =>
  headOf(
    text
      .replace(/https?:\/\/\S+/g, " ")
      .replace(/["“”「」『』:：]|(?<=^|\s)[-−](?=\S)|\bOR\b/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
    maxQuoteLength,
  );
