import type { NoticeReply, Reply } from "../../../chat/reply.ts";
import { type Feed, type FeedService, feedName, tellingRules } from "../../../ingest/feeds/feed.ts";
import { withoutUser } from "../../../ingest/feeds/feed-address.ts";
import { FeedError } from "../../../ingest/feeds/feed-error.ts";
import { errorText } from "../../../locales/error-text.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { privateNotice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { type FeedOrder, parseFeedOrder, signInOrder } from "./order.ts";
import { addPack } from "./packs.ts";
import { removeRule, saveRule, showRules, tryRule } from "./rules.ts";
import { listFeeds, reportChecks } from "./show-feeds.ts";

/** The feeds that news is read from: for the operators alone. */
export const feeds: Command<FeedOrder> = {
  name: "feeds",
  parse: parseFeedOrder,
  async run(order, context, { feeding }) {
    if (!feeding || !isFeedOperator(context, feeding)) return notForEverybody(context);
    try {
      return order.kind === "pack"
        ? await addPack(order.name, context, feeding)
        : await run(order, context, feeding.feedService);
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

async function run(
  order: Exclude<FeedOrder, { kind: "pack" }>,
  context: RequestContext,
  feedService: FeedService,
): Promise<Reply> {
  const words = context.sentences.feeds;
  const { rules } = feedService;
  const done = (lines: string[], undo: string) =>
    privateNotice(context, lines, {
      actions: [{ label: context.sentences.buttons.undo, command: `feeds ${undo}` }],
    });
  switch (order.kind) {
    case "list":
      return listFeeds(context, await feedService.list());
    case "check":
      return reportChecks(context, await feedService.check(order.which));
    case "full-text": {
      const feed = await feedService.setFullText(order.which, order.isOn);
      const undo = `full-text ${feed.url} ${feed.fullText ? "off" : "on"}`;
      return done([words.fullText(feedName(feed), feed.fullText)], undo);
    }
    case "sign-in":
      return signIn(order.filledIn, context, feedService);
    case "add": {
      if (withoutUser(order.which) !== order.which) return onlyInForm(context);
      const { feed, articles } = await feedService.add(order.which);
      return done([words.added(feedName(feed), articles)], `remove ${feed.url}`);
    }
    case "remove":
      return remove(await feedService.remove(order.which), context);
    case "rules":
      return showRules(context, rules);
    case "try-rule":
      return tryRule(order.wish, context, rules);
    case "save-rule":
      return saveRule(order.wish, context, rules);
    case "remove-rule":
      return removeRule(order.rule, context, rules);
  }
}

function remove(feed: Feed, context: RequestContext): Reply {
  const { feeds: words, buttons } = context.sentences;
  const { length } = tellingRules(feed);
  const ofRules = length > 0 ? [words.rules.gone(length)] : [];
  const lines = [words.removed(feedName(feed)), ...ofRules, ...(feed.configured ? [words.configured] : [])];
  return privateNotice(context, lines, {
    actions: [{ label: buttons.undo, command: `feeds add ${feed.url}` }],
  });
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
  const name = feedName(feed);
  if (outcome === "failed" || outcome === "gone")
    return privateNotice(context, [`${name} ${errorText(feed.error ?? "", context.sentences)}`]);
  return privateNotice(context, [which ? words.signedIn(name) : words.added(name, articles)]);
}
