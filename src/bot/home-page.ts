import type { Action, HomeReply, HomeSection } from "../chat/reply.ts";
import { newestFirst } from "../search/query/query.ts";
import { sum } from "../search/structures/sum.ts";
import type { BotDeps } from "./bot-deps.ts";
import { isFeedOperator } from "./commands/feeds/feeds.ts";
import { describeOrder, describeStyle } from "./replies/format-time.ts";
import { pauseOf } from "./replies/paused-reply.ts";
import { hitEntry } from "./replies/story-entry.ts";
import type { RequestContext } from "./request-context.ts";
import { gatherStatistics } from "./statistics/statistics.ts";
import { canSeeSubscription, isOfSameTenant, type SubscriptionRef } from "./subscriptions.ts";
import { firstSteps } from "./welcome/first-steps.ts";

const maxShown = 15;
const maxStories = 5;
const weekDays = 7;
const mostMissing = 3;
/** Each check whether a subscription may be seen is a call to the platform. */
const maxChecked = 50;

/** A person's page: for a newcomer first steps; what is posted where they can see it, and the newest stories. */
export async function homePage(context: RequestContext, deps: BotDeps): Promise<HomeReply> {
  const { sentences, locale, zone } = context;
  return {
    kind: "home",
    locale,
    zone,
    search: { label: sentences.home.search, hint: sentences.home.searchHint },
    sections: [
      ...((await isNewcomer(context, deps)) ? [await steps(context, deps)] : []),
      await digests(context, deps),
      await follows(context, deps),
      await stories(context, deps),
      ...(deps.feeding && isFeedOperator(context, deps.feeding)
        ? [await state(context, deps, deps.feeding)]
        : []),
    ],
  };
}

/** Whether somebody has set nothing yet. */
async function isNewcomer(
  { message }: RequestContext,
  { subscriptions, follows }: BotDeps,
): Promise<boolean> {
  const isTheirs = (one: SubscriptionRef) =>
    isOfSameTenant(one, message) && one.createdBy.user === message.user.user;
  return !(await subscriptions.all()).some(isTheirs) && !(await follows.all()).some(isTheirs);
}

async function steps(context: RequestContext, deps: BotDeps): Promise<HomeSection> {
  const { steps: title, stepsHow } = context.sentences.welcome;
  return { title, lines: [stepsHow], items: [], entries: [], actions: await firstSteps(context, deps) };
}

async function digests(context: RequestContext, { subscriptions }: BotDeps): Promise<HomeSection> {
  const { sentences, locale } = context;
  const items = (await visible(await subscriptions.all(), context)).map((set) => ({
    name: sentences.digestNamed(set.number),
    detail: stateOf(
      [describeOrder(set, sentences, locale)],
      pauseOf(set.pausedBecause, set.isUntold, sentences),
    ),
    channel: set.channel,
    actions: [{ label: sentences.editing.button, command: `digest edit ${set.id}` }],
  }));
  const action = { label: sentences.forms.digest, command: "digest on" };
  return section(sentences.home.digests, sentences.home.noDigests, action, { items });
}

async function follows(context: RequestContext, deps: BotDeps): Promise<HomeSection> {
  const { sentences } = context;
  const shown = await visible(await deps.follows.all(), context);
  const items = shown.map(({ id, number, query, channel, quiet, zone, style, paused, isUntold }) => ({
    name: sentences.followNamed(number),
    detail: stateOf(
      [
        sentences.about(query),
        ...(quiet ? [sentences.followQuiet(quiet.from, quiet.to, zone)] : []),
        ...describeStyle(style, sentences),
      ],
      pauseOf(paused?.because, isUntold, sentences),
    ),
    channel,
    actions: [{ label: sentences.editing.button, command: `follow edit ${id}` }],
  }));
  const action = { label: sentences.forms.follow, command: "follow" };
  return section(sentences.home.follows, sentences.home.noFollows, action, { items });
}

const stateOf = (order: string[], pause: string[]): string => [...order, ...pause].join(" · ");

async function stories({ sentences }: RequestContext, { index }: BotDeps): Promise<HomeSection> {
  const { hits } = await index.search(newestFirst, { limit: maxStories });
  const entries = hits.map((hit) => hitEntry(hit, sentences));
  const action = { label: sentences.newest, command: "latest" };
  return section(sentences.newest, sentences.noArticles, action, { entries });
}

/** For operators: what is asked, and whether the feeds are read. */
async function state(
  { sentences: { home, feeds: words }, now }: RequestContext,
  deps: BotDeps,
  { feedService }: NonNullable<BotDeps["feeding"]>,
): Promise<HomeSection> {
  const { days, nothingFound, feeds } = await gatherStatistics(
    { ...deps, feeds: feedService },
    weekDays,
    now,
  );
  const nothing = sum(days.map(({ questions }) => questions.nothing));
  const found = sum(days.map(({ questions }) => questions.found));
  const missing = nothingFound.slice(0, mostMissing).map(({ words: missed }) => missed);
  return {
    title: home.state,
    lines: [
      home.asked(found + nothing, nothing),
      ...(missing.length > 0 ? [home.oftenMissing(missing)] : []),
      home.feedsRead(feeds.well, feeds.failing + feeds.gone),
    ],
    items: [],
    entries: [],
    actions: [{ label: words.title, command: "feeds" }],
  };
}

/** @param ifEmpty the line of an empty section */
function section(
  title: string,
  ifEmpty: string,
  action: Action,
  { items = [], entries = [] }: Partial<HomeSection>,
): HomeSection {
  const lines = items.length + entries.length ? [] : [ifEmpty];
  return { title, lines, items, entries, actions: [action] };
}

/** The subscriptions of this workspace that the person may see. */
async function visible<One extends SubscriptionRef>(all: One[], { message }: RequestContext): Promise<One[]> {
  const shown: One[] = [];
  const here = all.filter((one) => isOfSameTenant(one, message));
  for (const one of here.slice(0, maxChecked)) {
    if (shown.length === maxShown) break;
    if (await canSeeSubscription(one, message)) shown.push(one);
  }
  return shown;
}
