import type { NoticeReply, Reply } from "../../chat/reply.ts";
import type { Checked, Feed, FeedService } from "../../ingest/feeds/feed.ts";
import { FeedError } from "../../ingest/feeds/feed-error.ts";
import { errorText } from "../../locales/error-text.ts";
import type { Command } from "../command.ts";
import { notice } from "../replies/build-reply.ts";
import { dayOf } from "../replies/format-time.ts";
import type { RequestContext } from "../request-context.ts";

export type FeedOrder =
  | { kind: "list" }
  | { kind: "add" | "remove"; which: string }
  | { kind: "check"; which?: string }
  | { kind: "full-text"; which: string; isOn: boolean };

/** Feeds named; the rest are counted. */
const named = 25;

/** Where news is read from: for the operators alone. */
export const feeds: Command<FeedOrder> = {
  name: "feeds",
  parse: parseOrder,
  async run(order, context, { feeding }) {
    const { platform, user } = context.message.user;
    const person = `${platform}:${user}`;
    const words = context.sentences.feeds;
    if (!feeding?.operators.includes(person))
      return privately(context, [words.notOperator, words.howToBecomeOne(person)]);
    try {
      return await run(order, context, feeding.feedService);
    } catch (error) {
      if (error instanceof FeedError)
        return privately(context, [errorText(error.message, context.sentences)]);
      throw error;
    }
  },
};

const privately = (context: RequestContext, lines: string[], more: Partial<NoticeReply> = {}): NoticeReply =>
  notice(context, lines, { visibility: "private", ...more });

/** `feeds add value` is a search: only what can be an address or a number is an argument. */
function parseOrder(rest: string): FeedOrder | undefined {
  const [, kind = "", which = ""] = /^(\S*) ?(.*)$/s.exec(rest) ?? [];
  const isNamed = (name: string) => /^\S+[.:]\S+$/.test(name) || (kind !== "add" && /^#?\d{1,5}$/.test(name));
  const isFeed = isNamed(which);
  if (!which && (kind === "" || kind === "list")) return { kind: "list" };
  if (kind === "check" && !which) return { kind };
  if ((kind === "add" || kind === "remove" || kind === "check") && isFeed) return { kind, which };
  const [, feed = "", onOrOff] = /^(\S+) (on|off)$/i.exec(which) ?? [];
  if (kind === "full-text" && isNamed(feed))
    return { kind, which: feed, isOn: onOrOff?.toLowerCase() === "on" };
  return undefined;
}

async function run(order: FeedOrder, context: RequestContext, feedService: FeedService): Promise<Reply> {
  if (order.kind === "list") return list(context, await feedService.list());
  if (order.kind === "check") return report(context, await feedService.check(order.which));
  if (order.kind === "full-text")
    return switched(context, await feedService.setFullText(order.which, order.isOn));
  if (order.kind === "add") return added(context, await feedService.add(order.which));
  return removed(context, await feedService.remove(order.which));
}

const nameOf = ({ title, url }: Feed): string => title ?? url;

function list(context: RequestContext, all: Feed[]): Reply {
  const words = context.sentences.feeds;
  if (!all.length) return privately(context, [words.none], { title: words.title });
  const more = all.length - named;
  return privately(context, more > 0 ? [words.more(more)] : [], {
    title: words.title,
    items: all.slice(0, named).map((feed, index) => ({
      name: `${index + 1}. ${nameOf(feed)}`,
      detail: `${feed.url}: ${health(feed, context)}`,
      code: false,
    })),
  });
}

function health({ goneAt, failingSince, error = "", lastSuccess }: Feed, context: RequestContext): string {
  const words = context.sentences.feeds;
  if (goneAt) return words.gone(dayOf(goneAt, context));
  if (failingSince) return words.failing(errorText(error, context.sentences), dayOf(failingSince, context));
  return lastSuccess ? words.readAt(dayOf(lastSuccess, context)) : words.unread;
}

function report(context: RequestContext, all: Checked[]): Reply {
  const words = context.sentences.feeds;
  if (!all.length) return privately(context, [words.none], { title: words.title });
  const items = all.slice(0, named).map((checked) => ({
    name: nameOf(checked.feed),
    detail: cameOf(checked, context),
    code: false,
  }));
  return privately(context, [], { title: words.title, items });
}

function cameOf(
  { feed, outcome, articles, new: fresh, changed, skipped }: Checked,
  context: RequestContext,
): string {
  const words = context.sentences.feeds;
  if (outcome === "unchanged") return words.unchanged;
  if (outcome !== "read") return errorText(feed.error ?? "", context.sentences);
  const unusable = skipped[0]
    ? `; ${words.skipped(skipped.length, errorText(skipped[0].reason, context.sentences))}`
    : "";
  return words.checked(articles, fresh, changed) + unusable;
}

const added = (context: RequestContext, { feed, articles }: Checked): Reply =>
  privately(context, [context.sentences.feeds.added(nameOf(feed), articles)], {
    actions: [{ label: context.sentences.buttons.undo, command: `feeds remove ${feed.url}` }],
  });

function switched(context: RequestContext, feed: Feed): Reply {
  const undo = `feeds full-text ${feed.url} ${feed.fullText ? "off" : "on"}`;
  return privately(context, [context.sentences.feeds.fullText(nameOf(feed), feed.fullText)], {
    actions: [{ label: context.sentences.buttons.undo, command: undo }],
  });
}

function removed(context: RequestContext, feed: Feed): Reply {
  const words = context.sentences.feeds;
  return privately(context, [words.removed(nameOf(feed)), ...(feed.configured ? [words.configured] : [])], {
    actions: [{ label: context.sentences.buttons.undo, command: `feeds add ${feed.url}` }],
  });
}
