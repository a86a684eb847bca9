import type { Reply } from "../../../chat/reply.ts";
import { headOf, shorten } from "../../../chat/shorten.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { addressesIn } from "../../interpret/addresses.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { rememberList } from "../story/last-list.ts";
import { pageNotHeld, storyAndRelatives } from "./linked-story.ts";
import { isWordless } from "./listing.ts";
import { articleAt } from "./page-addresses.ts";

const maxStories = 5;
/** People begin a message with what it is about. */
const maxQuoteLength = 200;
const maxAddresses = 10;

/** Stories about a message that somebody wrote: those on the story that it links to, or on its words. */
export async function relatedToMessage(context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { sentences, now, zone, message } = context;
  const addresses = addressesIn(message.text).slice(0, maxAddresses);
  for (const { url } of addresses) {
    const article = await articleAt(url, deps.articles);
    if (article) return storyAndRelatives(article, undefined, context, deps);
  }
  const said = wordsOf(message.text);
  const title = sentences.aboutMessage(shorten(said || message.text, 80));
  if (!said || isWordless(said)) {
    const [address] = addresses;
    return address
      ? pageNotHeld(address.url, undefined, context, deps)
      : results(context, title, [], { notes: [sentences.noWords(shorten(said, 80))] });
  }
  const { hits, closest } = await deps.index.search(parseQuery(said, { now, zone }), { limit: maxStories });
  const shown = hits.length ? hits : closest.slice(0, maxStories);
  const entries = shown.map((hit) => hitEntry(hit, sentences));
  const notes = shown.length ? [] : [sentences.nothingFound(shorten(said, 80))];
  const reply = results(context, title, entries, { notes });
  await rememberList(reply, context, deps);
  return reply;
}

/** A message's words without addresses, markup and signs that a query would read as operators. */
const wordsOf = (text: string): string =>
  headOf(
    text
      .replace(/https?:\/\/\S+/g, " ")
      .replace(/^[ \t]?(?:#{1,3}|-#|>{1,3})[ \t]|[*`~|[\]]+|(?<!\p{L})_+|_+(?!\p{L})/gmu, " ")
      .replace(/["“”「」『』:：]|(?<=^|\s)[-−](?=\S)|\bOR\b/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
    maxQuoteLength,
  );
