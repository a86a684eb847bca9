import type { HomeReply, HomeSection } from "../chat/reply.ts";
import { parseQuery } from "../search/query/parse-query.ts";
import type { BotDeps } from "./bot-deps.ts";
import { describeOrder } from "./replies/format-time.ts";
import { hitEntry } from "./replies/story-entry.ts";
import type { RequestContext } from "./request-context.ts";
import { isOfSameTenant, mayKnowOf, type SubscriptionRef } from "./subscriptions.ts";

/** Shown of each kind. */
const most = 15;
const newest = 5;

/** Of so many it is asked whether the person may know of them: each takes a call to the platform. */
const considered = 50;

/** A person's page: what is posted where they can see it, and the newest stories. */
export async function home(asked: RequestContext, room: BotDeps): Promise<HomeReply> {
  const { words, locale, zone } = asked;
  return {
    kind: "home",
    locale,
    zone,
    search: { label: words.home.search, hint: words.home.searchHint },
    sections: [await digests(asked, room), await follows(asked, room), await stories(asked, room)],
  };
}

async function digests(asked: RequestContext, { subscriptions }: BotDeps): Promise<HomeSection> {
  const { words, locale } = asked;
  const shown = await visible(await subscriptions.all(), asked);
  return {
    title: words.home.digests,
    lines: shown.length ? [] : [words.home.noDigests],
    items: shown.map((set) => ({
      name: words.digestNamed(set.number),
      detail: stateOf([describeOrder(set, words, locale)], set.pausedBecause, asked),
      channel: set.channel,
      actions: [{ label: words.editing.button, command: `digest edit ${set.id}` }],
    })),
    entries: [],
    actions: [{ label: words.forms.digest, command: "digest on" }],
  };
}

async function follows(asked: RequestContext, room: BotDeps): Promise<HomeSection> {
  const { words } = asked;
  const shown = await visible(await room.follows.all(), asked);
  return {
    title: words.home.follows,
    lines: shown.length ? [] : [words.home.noFollows],
    items: shown.map(({ id, number, query, channel, quiet, zone, paused }) => ({
      name: words.followNamed(number),
      detail: stateOf(
        [words.about(query), ...(quiet ? [words.followQuiet(quiet.from, quiet.to, zone)] : [])],
        paused?.because,
        asked,
      ),
      channel,
      actions: [{ label: words.editing.button, command: `follow edit ${id}` }],
    })),
    entries: [],
    actions: [{ label: words.forms.follow, command: "follow" }],
  };
}

const stateOf = (order: string[], because: string | undefined, { words }: RequestContext): string =>
  [...order, ...(because ? [words.digestPaused(because)] : [])].join(" · ");

async function stories(asked: RequestContext, { index }: BotDeps): Promise<HomeSection> {
  const { words, now, zone } = asked;
  const query = { ...parseQuery("", { now, zone }), sort: "new" as const };
  const { hits } = await index.search(query, { limit: newest });
  return {
    title: words.newest,
    lines: hits.length ? [] : [words.noArticles],
    items: [],
    entries: hits.map((hit) => hitEntry(hit, words)),
    actions: [{ label: words.buttons.newest, command: "latest" }],
  };
}

/** Orders of this workspace that the person may know of. */
async function visible<One extends SubscriptionRef>(all: One[], { message }: RequestContext): Promise<One[]> {
  const shown: One[] = [];
  const here = all.filter((one) => isOfSameTenant(one, message));
  for (const one of here.slice(0, considered)) {
    if (shown.length === most) break;
    if (await mayKnowOf(one, message)) shown.push(one);
  }
  return shown;
}
