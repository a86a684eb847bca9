import type { DigestReply, Reply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import { makeEdition } from "../../digest/edition/edition.ts";
import { isMuted } from "../../digest/edition/mute-filter.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { BotDeps } from "../bot-deps.ts";
import { isWordless } from "../commands/search/listing.ts";
import { privateNotice, results } from "../replies/build-reply.ts";
import { composeDigest } from "../replies/digest-reply.ts";
import { hitEntry } from "../replies/story-entry.ts";
import { forEverybody, type RequestContext } from "../request-context.ts";

const maxStories = 5;
const dayMs = 86_400_000;

/** The stories that match a query, and no others: nobody is there to be told what comes close. */
export async function findStories(context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { sentences, now, zone, message } = context;
  const query = message.text;
  if (query === "" || isWordless(query)) return privateNotice(context, [sentences.surfaces.steps.noQuery]);
  const { hits, total } = await deps.index.search(parseQuery(query, { now, zone }), { limit: maxStories });
  const words = shorten(query, 80);
  const title = hits.length > 0 ? sentences.found(words, total) : sentences.nothingFound(words);
  return results(
    context,
    title,
    hits.map((hit) => hitEntry(hit, sentences)),
  );
}

/** The news of the last day on a subject, or all, for a channel; whether the person may write there, checkPublicAnswer asks. */
export async function digestOnce(context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { message, sentences } = context;
  if (message.user.user === "") return privateNotice(context, [sentences.surfaces.steps.nobody]);
  return lastDay(forEverybody(context), deps);
}

/** In the channel's language, without what is muted there. */
async function lastDay({ locale, zone, now, message }: RequestContext, deps: BotDeps): Promise<DigestReply> {
  const muted = await isMuted(await deps.mutes.inChannel(message.channel), zone, deps);
  const edition = await makeEdition(deps, {
    ...{ from: now - dayMs, to: now, about: message.text || undefined, zone },
    // Of the last day is only what is known to be.
    isMuted: (article) => muted(article) || article.publishedAt === undefined,
  });
  return composeDigest(edition, { locale, schedule: { zone } }, false);
}
