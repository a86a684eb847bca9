import { type Article, newsTime } from "../../../article/article.ts";
import type { ChannelRef } from "../../../chat/message.ts";
import type { NoticeReply, Reply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import { isMuted } from "../../../digest/edition/mute-filter.ts";
import { graceMs, isNews } from "../../../digest/edition/news-window.ts";
import type { Follow } from "../../../digest/follows/follow.ts";
import type { Delivery } from "../../../digest/ledger.ts";
import { latestSlot, nextSlots } from "../../../digest/schedule/schedule.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import { errorText } from "../../../locales/error-text.ts";
import { compileQuery, matches, readArticle } from "../../../search/percolate/percolator.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { notice } from "../../replies/build-reply.ts";
import { momentOf } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { onStory, parseWhich, type StoryArgument } from "./story-argument.ts";

/** Which window, query, mute or rule posted a story here, or kept it out. */
export const why: Command<StoryArgument> = {
  name: "why",
  parse: parseWhich,
  run: onStory("why", explain),
};

type DeliveryOfStory = { delivery: Delivery; articleIds: string[] };
type WhyCase = { article: Article; deliveries: DeliveryOfStory[]; context: RequestContext; deps: BotDeps };

async function explain(article: Article, context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { sentences, message } = context;
  const [digests, follows] = await Promise.all([
    deps.subscriptions.inChannel(message.channel),
    deps.follows.inChannel(message.channel),
  ]);
  const deliveries = await deps.ledger.deliveriesShowing({ storyId: article.storyId, articleId: article.id });
  const it = { article, deliveries, context, deps };
  const items: NoticeReply["items"] = [];
  for (const set of digests)
    items.push({ name: sentences.digestNamed(set.number), detail: await ofDigest(it, set), code: false });
  for (const set of follows)
    items.push({ name: sentences.followNamed(set.number), detail: await ofFollow(it, set), code: false });
  items.push(...(await ofOthers(it, new Set([...digests, ...follows].map(({ id }) => id)))));
  const lines = items.length > 0 ? [] : [sentences.whyNothing];
  return notice(context, lines, {
    title: sentences.whyTitle(shorten(article.title, 80)),
    items,
    actions: [{ label: sentences.buttons.read, command: `read ${article.id}` }],
  });
}

/** Deliveries here without a current subscription: on request, or of one that was stopped. */
async function ofOthers(
  { deliveries, context, deps }: WhyCase,
  listed: Set<string>,
): Promise<NoticeReply["items"]> {
  const { sentences, message, locale, zone, now } = context;
  const items: NoticeReply["items"] = [];
  for (const { delivery } of deliveries) {
    if (listed.has(delivery.subscriptionId)) continue;
    const set = await deps.subscriptions.get(delivery.subscriptionId);
    const channel = set?.channel ?? delivery.message?.channel;
    if (!channel || !isSameChannel(channel, message.channel)) continue;
    const detail = stateOf(delivery, context, (time) => momentOf(time, { locale, zone, now }));
    items.push({ name: set ? sentences.digestAskedFor : sentences.why.stopped, detail, code: false });
  }
  return items;
}

const isSameChannel = (one: ChannelRef, other: ChannelRef): boolean =>
  one.platform === other.platform && one.tenant === other.tenant && one.channel === other.channel;

async function ofDigest(it: WhyCase, set: DigestSubscription): Promise<string> {
  const { article, context } = it;
  const { sentences, now } = context;
  const at = (time: number) => momentOf(time, { ...context, zone: set.schedule.zone });
  const known = (await deliveredBy(it, set.id, at)) ?? (await mutedHere(it, set.schedule.zone));
  if (known) return known;
  if (set.about && !(await isAbout(it, set.about, set.schedule.zone)))
    return sentences.why.notAbout(set.about);
  const listed = await it.deps.ledger.listedArticles(set.id, set.coveredUntil);
  if (isNews(article, set.coveredUntil) && !listed.includes(article.id)) {
    if (set.pausedBecause) return sentences.pausedBecause(errorText(set.pausedBecause, sentences));
    return sentences.why.next(nextSlots(set.schedule, now, 1).map(at).join());
  }
  const windowFrom = latestSlot(set.schedule, set.coveredUntil - 1);
  if (newsTime(article) >= windowFrom - graceMs) return sentences.why.ranked(at(set.coveredUntil));
  return sentences.why.tooOld(at(newsTime(article)), at(windowFrom));
}

async function ofFollow(it: WhyCase, set: Follow): Promise<string> {
  const { article, context, deps } = it;
  const { sentences } = context;
  const at = (time: number) => momentOf(time, { ...context, zone: set.zone });
  const known = (await deliveredBy(it, set.id, at)) ?? (await mutedHere(it, set.zone));
  if (known) return known;
  if (!(await isAbout(it, set.query, set.zone))) return sentences.why.noMatch;
  if (article.addedAt < set.createdAt) return sentences.why.before(at(set.createdAt));
  if (newsTime(article) < article.addedAt - graceMs) return sentences.why.notNews;
  if (set.paused) return sentences.pausedBecause(errorText(set.paused.because, sentences));
  const match = await deps.follows.match(set.id, article.storyId);
  const delivery = match?.deliveryKey && (await deps.ledger.get(match.deliveryKey));
  if (!delivery) return sentences.why.waiting;
  return delivery.state === "sent" ? sentences.why.mutedThen : stateOf(delivery, context, at);
}

/** What became of the story in the deliveries of a subscription; undefined if it was in none. */
async function deliveredBy(
  { article, deliveries, context, deps }: WhyCase,
  subscriptionId: string,
  at: (time: number) => string,
) {
  const own = deliveries.filter(({ delivery }) => delivery.subscriptionId === subscriptionId);
  const shown = own.find(({ delivery }) => delivery.state === "sent") ?? own[0];
  if (!shown) return undefined;
  const { delivery, articleIds } = shown;
  if (delivery.state !== "sent" || articleIds.includes(article.id)) return stateOf(delivery, context, at);
  const other = (await deps.articles.get(articleIds)).find(({ storyId }) => storyId === article.storyId);
  return context.sentences.why.sentAs(at(delivery.dueAt), shorten(other?.title ?? "", 80));
}

function stateOf(
  { state, dueAt, reason = "", doubt }: Delivery,
  { sentences }: RequestContext,
  at: (time: number) => string,
): string {
  const { why } = sentences;
  if (state === "sent") return why.sent(at(dueAt));
  if (doubt === "made_up") return why.madeUp(at(dueAt));
  if (doubt === "untold" || doubt === "told" || doubt === "untellable") return why.doubtful(at(dueAt));
  if (state === "uncertain") return why.uncertain(at(dueAt), errorText(reason, sentences));
  if (state === "failed" || state === "skipped") return why.failed(at(dueAt), errorText(reason, sentences));
  return why.open(at(dueAt));
}

async function mutedHere({ article, context, deps }: WhyCase, zone: string): Promise<string | undefined> {
  const mutes = await deps.mutes.inChannel(context.message.channel);
  const mute = (await isMuted(mutes, zone, deps))(article);
  return mute && context.sentences.why.muted(mute.number, mute.query);
}

async function isAbout({ article, context, deps }: WhyCase, query: string, zone: string): Promise<boolean> {
  const plan = await compileQuery(parseQuery(query, { now: context.now, zone }), deps.index);
  return matches(plan, readArticle(article));
}
