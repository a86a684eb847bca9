import type { Reply } from "../../../chat/reply.ts";
import { type Checked, type Feed, feedName, tellingRules } from "../../../ingest/feeds/feed.ts";
import { errorText } from "../../../locales/error-text.ts";
import { privateNotice } from "../../replies/build-reply.ts";
import { dayOf, momentOf } from "../../replies/format-time.ts";
import type { RequestContext } from "../../request-context.ts";
import { says } from "./rules.ts";

const maxFeeds = 25;

/** The feeds with their numbers, how they are, and what rules they have. */
export function listFeeds(context: RequestContext, all: Feed[]): Reply {
  const words = context.sentences.feeds;
  if (!all.length) {
    const add = { label: context.sentences.welcome.addFeeds, command: "feeds add" };
    return privateNotice(context, [words.none], { title: words.title, actions: [add] });
  }
  const more = all.length - maxFeeds;
  const hasRules = all.some((feed) => tellingRules(feed).length > 0);
  return privateNotice(context, more > 0 ? [words.more(more)] : [], {
    title: words.title,
    items: all.slice(0, maxFeeds).map((feed, index) => ({
      name: `${index + 1}. ${feedName(feed)}`,
      detail: [
        `${feed.url}: ${health(feed, context)}`,
        ...tellingRules(feed).map((rule) => says(rule, context)),
      ].join("; "),
      code: false,
    })),
    actions: [
      {
        label: hasRules ? words.rules.title : words.rules.add,
        command: hasRules ? "feeds rules" : "feeds add-rule",
      },
    ],
  });
}

/** When it was read, what it had then, and when it is read next. */
function reading({ lastSuccess, memory, nextCheck }: Feed, context: RequestContext): string {
  const words = context.sentences.feeds;
  return [
    lastSuccess === undefined ? words.unread : words.readAt(momentOf(lastSuccess, context)),
    ...(memory.entries === undefined ? [] : [words.entries(memory.entries)]),
    words.nextAt(momentOf(nextCheck, context)),
  ].join("; ");
}

const heldBack = ({ today }: Feed, context: RequestContext): string =>
  today?.heldBack ? `; ${context.sentences.feeds.heldBack(today.heldBack, today.stored)}` : "";

function health(feed: Feed, context: RequestContext): string {
  const words = context.sentences.feeds;
  const { goneAt, failingSince, error = "" } = feed;
  if (goneAt) return words.gone(dayOf(goneAt, context));
  if (failingSince) return words.failing(errorText(error, context.sentences), dayOf(failingSince, context));
  return reading(feed, context) + heldBack(feed, context);
}

/** What checks of feeds brought. */
export function reportChecks(context: RequestContext, all: Checked[]): Reply {
  const words = context.sentences.feeds;
  if (!all.length) return privateNotice(context, [words.none], { title: words.title });
  return privateNotice(context, [], {
    title: words.title,
    items: all.slice(0, maxFeeds).map((checked) => ({
      name: feedName(checked.feed),
      detail: outcomeOf(checked, context),
      code: false,
    })),
  });
}

function outcomeOf(
  { feed, outcome, articles, new: fresh, changed, keptOut, skipped }: Checked,
  context: RequestContext,
): string {
  const words = context.sentences.feeds;
  if (outcome === "unchanged") return words.unchanged;
  if (outcome !== "read") return errorText(feed.error ?? "", context.sentences);
  const unusable = skipped[0]
    ? `; ${words.skipped(skipped.length, errorText(skipped[0].reason, context.sentences))}`
    : "";
  const out = keptOut > 0 ? `; ${words.rules.keptOut(keptOut)}` : "";
  return words.checked(articles, fresh, changed) + out + unusable + heldBack(feed, context);
}
