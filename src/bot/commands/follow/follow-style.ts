import type { Article } from "../../../article/article.ts";
import type { PostStyle } from "../../../chat/posts/post-style.ts";
import type { Reply } from "../../../chat/reply.ts";
import { styleText } from "../../../digest/style/style-text.ts";
import type { Sentences } from "../../../locales/en/sentences.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import { newestFirst, type Query } from "../../../search/query/query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { composeAlert } from "../../replies/alert-reply.ts";
import { notice, privateNotice } from "../../replies/build-reply.ts";
import { describeStyle } from "../../replies/format-time.ts";
import { asPreview } from "../../replies/styles/style-preview.ts";
import type { RequestContext } from "../../request-context.ts";
import { subscriptionNamed } from "../../subscriptions.ts";
import { restyle } from "./restyle.ts";

/** How the alerts of a follow look, as a line of a confirmation; none if they look as usual. */
export function styleLine(style: PostStyle | undefined, sentences: Sentences): string[] {
  const clauses = describeStyle(style, sentences);
  return clauses.length > 0 ? [sentences.style.posts(sentences.clauses(clauses))] : [];
}

/** What an alert of a follow would look like in another style, with the newest story, to be saved or changed. */
export async function previewFollow(
  number: number,
  said: PostStyle,
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const { message, sentences, now } = context;
  const set = await subscriptionNamed(String(number), message, deps.follows);
  if (!set) return notice(context, [sentences.follows.unknown(String(number))]);
  const restyling = await restyle(set.style, said, context, deps);
  if ("refused" in restyling) return privateNotice(context, [restyling.refused]);
  const { style } = restyling;
  const matching = await newestOf({ ...parseQuery(set.query, { now, zone: set.zone }), sort: "new" }, deps);
  const shown = matching ?? (await newestOf(newestFirst, deps));
  if (!shown) return notice(context, [sentences.noArticles]);
  const text = styleText(style, true);
  const commands = { save: `follow edit ${number} ${text}`, change: `follow style ${number} ${text}` };
  const remarks = matching ? [] : [sentences.style.previewEmpty];
  return asPreview(composeAlert([shown], { ...set, style }), commands, context, remarks);
}

async function newestOf(query: Query, { index }: BotDeps): Promise<Article | undefined> {
  const { hits } = await index.search(query, { limit: 1, guess: false });
  return hits[0]?.article;
}
