import type { ResultsReply } from "../chat/reply.ts";
import { headOf, shorten } from "../chat/shorten.ts";
import { parseQuery } from "../search/query/parse-query.ts";
import type { BotDeps } from "./bot-deps.ts";
import { isWordless } from "./commands/search/listing.ts";
import { rememberList } from "./commands/story/last-list.ts";
import { results } from "./replies/build-reply.ts";
import { hitEntry } from "./replies/story-entry.ts";
import type { RequestContext } from "./request-context.ts";

const most = 5;

/** How much of a message is searched, in UTF-16 units: people begin with what it is about. */
const maxQuoteLength = 200;

/** Stories about what somebody wrote. */
export async function relatedToMessage(context: RequestContext, deps: BotDeps): Promise<ResultsReply> {
  const { sentences, now, zone, message } = context;
  const said = wordsOf(message.text);
  const title = sentences.aboutMessage(shorten(said || message.text, 80));
  if (!said || isWordless(said))
    return results(context, title, [], { notes: [sentences.noWords(shorten(said, 80))] });
  const { hits, closest } = await deps.index.search(parseQuery(said, { now, zone }), { limit: most });
  const shown = hits.length ? hits : closest.slice(0, most);
  const reply = results(
    context,
    title,
    shown.map((hit) => hitEntry(hit, sentences)),
    { notes: shown.length ? [] : [sentences.nothingFound(shorten(said, 80))] },
  );
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
