import type { Action } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import { newestFirst } from "../../search/query/query.ts";
import type { BotDeps } from "../bot-deps.ts";
import { isFeedOperator } from "../commands/feeds/feeds.ts";
import { maxQueryLength } from "../commands/search/listing.ts";
import type { RequestContext } from "../request-context.ts";

/** The button with which operators add feeds. */
export const addFeedsAction = ({ sentences }: RequestContext): Action => ({
  label: sentences.welcome.addFeeds,
  command: "feeds add",
  style: "primary",
});

/** What a newcomer tries first: a search that finds something, a digest, and for operators feeds. */
export async function firstSteps(context: RequestContext, deps: BotDeps): Promise<Action[]> {
  const { welcome, forms } = context.sentences;
  return [
    { label: welcome.trySearch, command: await searchToTry(context, deps) },
    { label: forms.digest, command: "digest on" },
    ...(isFeedOperator(context, deps.feeding) ? [addFeedsAction(context)] : []),
  ];
}

/** The first of the examples that finds something, else the newest headline. */
async function searchToTry(context: RequestContext, { index }: BotDeps): Promise<string> {
  const { now, zone, sentences } = context;
  const [example] = sentences.help.first;
  const found = example && (await index.search(parseQuery(example.name, { now, zone }), { limit: 1 }));
  if (example && found && found.hits.length > 0) return `search ${example.name}`;
  const { hits } = await index.search(newestFirst, { limit: 1 });
  const [newest] = hits;
  return newest ? `search ${shorten(newest.article.title, maxQueryLength)}` : "latest";
}
