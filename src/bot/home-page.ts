import type { HomeReply, HomeSection } from "../chat/reply.ts";
import { errorText } from "../locales/error-text.ts";
import { newestFirst } from "../search/query/query.ts";
import type { BotDeps } from "./bot-deps.ts";
import { describeOrder } from "./replies/format-time.ts";
import { hitEntry } from "./replies/story-entry.ts";
import type { RequestContext } from "./request-context.ts";
import { canSeeSubscription, isOfSameTenant, type SubscriptionRef } from "./subscriptions.ts";

/** Shown of each kind. */
const most = 15;
const newest = 5;

/** Of so many it is asked whether the person may know of them: each takes a call to the platform. */
const considered = 50;

/** A person's page: what is posted where they can see it, and the newest stories. */
export async function homePage(context: RequestContext, deps: BotDeps): Promise<HomeReply> {
  const { sentences, locale, zone } = context;
  return {
    kind: "home",
    locale,
    zone,
    search: { label: sentences.home.search, hint: sentences.home.searchHint },
    sections: [await digests(context, deps), await follows(context, deps), await stories(context, deps)],
  };
}

async function digests(context: RequestContext, { subscriptions }: BotDeps): Promise<HomeSection> {
  const { sentences, locale } = context;
  const shown = await visible(await subscriptions.all(), context);
  return {
    title: sentences.home.digests,
    lines: shown.length ? [] : [sentences.home.noDigests],
    items: shown.map((set) => ({
      name: sentences.digestNamed(set.number),
      detail: stateOf([describeOrder(set, sentences, locale)], set.pausedBecause, context),
      channel: set.channel,
      actions: [{ label: sentences.editing.button, command: `digest edit ${set.id}` }],
    })),
    entries: [],
    actions: [{ label: sentences.forms.digest, command: "digest on" }],
  };
}

async function follows(context: RequestContext, deps: BotDeps): Promise<HomeSection> {
  const { sentences } = context;
  const shown = await visible(await deps.follows.all(), context);
  return {
    title: sentences.home.follows,
    lines: shown.length ? [] : [sentences.home.noFollows],
    items: shown.map(({ id, number, query, channel, quiet, zone, paused }) => ({
      name: sentences.followNamed(number),
      detail: stateOf(
        [sentences.about(query), ...(quiet ? [sentences.followQuiet(quiet.from, quiet.to, zone)] : [])],
        paused?.because,
        context,
      ),
      channel,
      actions: [{ label: sentences.editing.button, command: `follow edit ${id}` }],
    })),
    entries: [],
    actions: [{ label: sentences.forms.follow, command: "follow" }],
  };
}

const stateOf = (order: string[], because: string | undefined, { sentences }: RequestContext): string =>
  [...order, ...(because ? [sentences.digestPaused(errorText(because, sentences))] : [])].join(" · ");

async function stories(context: RequestContext, { index }: BotDeps): Promise<HomeSection> {
  const { sentences } = context;
  const { hits } = await index.search(newestFirst, { limit: newest });
  return {
    title: sentences.newest,
    lines: hits.length ? [] : [sentences.noArticles],
    items: [],
    entries: hits.map((hit) => hitEntry(hit, sentences)),
    actions: [{ label: sentences.buttons.newest, command: "latest" }],
  };
}

/** Orders of this workspace that the person may know of. */
async function visible<One extends SubscriptionRef>(all: One[], { message }: RequestContext): Promise<One[]> {
  const shown: One[] = [];
  const here = all.filter((one) => isOfSameTenant(one, message));
  for (const one of here.slice(0, considered)) {
    if (shown.length === most) break;
    if (await canSeeSubscription(one, message)) shown.push(one);
  }
  return shown;
}
