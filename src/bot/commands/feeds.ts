import { z } from "zod";
import type { NoticeReply, Reply } from "../../chat/reply.ts";
import type { Checked, Feed, FeedService } from "../../ingest/feeds/feed.ts";
import { withoutUser } from "../../ingest/feeds/feed-address.ts";
import { FeedError } from "../../ingest/feeds/feed-error.ts";
import { errorText } from "../../locales/error-text.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { Command } from "../command.ts";
import { privateNotice } from "../replies/build-reply.ts";
import { dayOf } from "../replies/format-time.ts";
import type { RequestContext } from "../request-context.ts";

type FeedOrder =
  | { kind: "list" }
  | { kind: "add" | "remove"; which: string }
  | { kind: "check"; which?: string }
  | { kind: "full-text"; which: string; isOn: boolean }
  | { kind: "sign-in"; filledIn: string };

const maxFeeds = 25;

/** What the form of a sign-in was filled in with: a known feed, or a new address. */
const signInOrder = z.object({
  which: z.string().optional(),
  address: z.string().optional(),
  lines: z.string(),
});
export type SignInOrder = z.infer<typeof signInOrder>;

/** The feeds that news is read from: for the operators alone. */
export const feeds: Command<FeedOrder> = {
  name: "feeds",
  parse: parseOrder,
  async run(order, context, { feeding }) {
    if (!feeding || !isFeedOperator(context, feeding)) return notForEverybody(context);
    try {
      return await run(order, context, feeding.feedService);
    } catch (error) {
      if (error instanceof FeedError)
        return privateNotice(context, [errorText(error.message, context.sentences)]);
      throw error;
    }
  },
};

export function isFeedOperator({ message }: RequestContext, feeding: BotDeps["feeding"]): boolean {
  const { channel, user } = message;
  const everywhere = `${user.platform}:${user.user}`;
  const here = `${user.platform}:${channel.tenant}/${user.user}`;
  return feeding?.operators.some((one) => one === everywhere || one === here) ?? false;
}

/** Only operators change feeds, and how to become one. */
export function notForEverybody(context: RequestContext): NoticeReply {
  const { platform, user } = context.message.user;
  const words = context.sentences.feeds;
  return privateNotice(context, [words.notOperator, words.howToBecomeOne(`${platform}:${user}`)]);
}

/** `feeds add value` is a search: only what can be an address or a number is an argument. */
function parseOrder(rest: string): FeedOrder | undefined {
  const [, kind = "", which = ""] = /^(\S*) ?(.*)$/s.exec(rest) ?? [];
  const isNamed = (name: string) =>
    (/^\S+$/.test(name) && /\S[.:]\S/.test(name)) || (kind !== "add" && /^#?\d{1,5}$/.test(name));
  if (!which && (kind === "" || kind === "list")) return { kind: "list" };
  if (kind === "check" && !which) return { kind };
  if ((kind === "add" || kind === "remove" || kind === "check") && isNamed(which)) return { kind, which };
  // Only the form makes this, see src/bot/forms/feed-form.ts.
  if (kind === "sign-in" && /^[\w-]{8,}$/.test(which)) return { kind, filledIn: which };
  const [, feed = "", onOrOff] = /^(\S+) (on|off)$/i.exec(which) ?? [];
  if (kind === "full-text" && isNamed(feed))
    return { kind, which: feed, isOn: onOrOff?.toLowerCase() === "on" };
  return undefined;
}

async function run(order: FeedOrder, context: RequestContext, feedService: FeedService): Promise<Reply> {
  const words = context.sentences.feeds;
  const done = (lines: string[], undo: string) =>
    privateNotice(context, lines, {
      actions: [{ label: context.sentences.buttons.undo, command: `feeds ${undo}` }],
    });
  switch (order.kind) {
    case "list":
      return list(context, await feedService.list());
    case "check":
      return report(context, await feedService.check(order.which));
    case "full-text": {
      const feed = await feedService.setFullText(order.which, order.isOn);
      const undo = `full-text ${feed.url} ${feed.fullText ? "off" : "on"}`;
      return done([words.fullText(nameOf(feed), feed.fullText)], undo);
    }
    case "sign-in":
      return signIn(order.filledIn, context, feedService);
    case "add": {
      if (withoutUser(order.which) !== order.which) return onlyInForm(context);
      const { feed, articles } = await feedService.add(order.which);
      return done([words.added(nameOf(feed), articles)], `remove ${feed.url}`);
    }
    case "remove": {
      const feed = await feedService.remove(order.which);
      const lines = [words.removed(nameOf(feed)), ...(feed.configured ? [words.configured] : [])];
      return done(lines, `add ${feed.url}`);
    }
  }
}

/** What is typed in a message can be read by others, and stays there. */
const onlyInForm = (context: RequestContext): Reply =>
  privateNotice(context, [context.sentences.feeds.onlyInForm], {
    actions: [{ label: context.sentences.feeds.signIn, command: "feeds sign-in" }],
  });

async function signIn(filledIn: string, context: RequestContext, feedService: FeedService): Promise<Reply> {
  const { feeds: words } = context.sentences;
  if (context.message.kind !== "submit") return onlyInForm(context);
  const said: unknown = JSON.parse(Buffer.from(filledIn, "base64url").toString());
  const { which, address = "", lines } = signInOrder.parse(said);
  const { feed, articles, outcome } = which
    ? await feedService.signIn(which, lines)
    : await feedService.add(address, { signIn: lines });
  if (outcome === "failed" || outcome === "gone")
    return privateNotice(context, [`${nameOf(feed)} ${errorText(feed.error ?? "", context.sentences)}`]);
  return privateNotice(context, [which ? words.signedIn(nameOf(feed)) : words.added(nameOf(feed), articles)]);
}

const nameOf = ({ title, url }: Feed): string => title ?? url;

function list(context: RequestContext, all: Feed[]): Reply {
  const words = context.sentences.feeds;
  if (!all.length) return privateNotice(context, [words.none], { title: words.title });
  const more = all.length - maxFeeds;
  return privateNotice(context, more > 0 ? [words.more(more)] : [], {
    title: words.title,
    items: all.slice(0, maxFeeds).map((feed, index) => ({
      name: `${index + 1}. ${nameOf(feed)}`,
      detail: `${feed.url}: ${health(feed, context)}`,
      code: false,
    })),
  });
}

const heldBack = ({ today }: Feed, context: RequestContext): string =>
  today?.heldBack ? `; ${context.sentences.feeds.heldBack(today.heldBack, today.stored)}` : "";

function health(feed: Feed, context: RequestContext): string {
  const words = context.sentences.feeds;
  const { goneAt, failingSince, error = "", lastSuccess } = feed;
  if (goneAt) return words.gone(dayOf(goneAt, context));
  if (failingSince) return words.failing(errorText(error, context.sentences), dayOf(failingSince, context));
  return lastSuccess ? words.readAt(dayOf(lastSuccess, context)) + heldBack(feed, context) : words.unread;
}

function report(context: RequestContext, all: Checked[]): Reply {
  const words = context.sentences.feeds;
  if (!all.length) return privateNotice(context, [words.none], { title: words.title });
  return privateNotice(context, [], {
    title: words.title,
    items: all.slice(0, maxFeeds).map((checked) => ({
      name: nameOf(checked.feed),
      detail: outcomeOf(checked, context),
      code: false,
    })),
  });
}

function outcomeOf(
  { feed, outcome, articles, new: fresh, changed, skipped }: Checked,
  context: RequestContext,
): string {
  const words = context.sentences.feeds;
  if (outcome === "unchanged") return words.unchanged;
  if (outcome !== "read") return errorText(feed.error ?? "", context.sentences);
  const unusable = skipped[0]
    ? `; ${words.skipped(skipped.length, errorText(skipped[0].reason, context.sentences))}`
    : "";
  return words.checked(articles, fresh, changed) + unusable + heldBack(feed, context);
}
