import { visibleLine } from "../../text/visible-text.ts";
import type { Checked, Feed } from "./feed.ts";

const noFeeds = "No feeds yet. To add one: newsdesk feeds add https://example.com/";

/** Feeds as text, numbered as `remove` and `check` take them. `now` in ms since the epoch. */
export function describeFeeds(feeds: Feed[], now: number, errorText: (reason: string) => string): string {
  if (feeds.length === 0) return noFeeds;
  return feeds
    .flatMap((feed, index) => [
      `${index + 1}. ${visibleLine(feed.title ?? feed.url)}`,
      `   ${feed.url}`,
      `   ${healthOf(feed, now, errorText)}`,
    ])
    .join("\n");
}

/** The state of a feed: its last and next check, or its error. */
function healthOf(feed: Feed, now: number, errorText: (reason: string) => string): string {
  if (feed.goneAt) return `gone for good since ${ago(feed.goneAt, now)}; not read any more`;
  const next = feed.nextCheck > now ? `next check in ${span(feed.nextCheck - now)}` : "next check now";
  const times = feed.failures === 1 ? "once" : `${feed.failures} times`;
  if (feed.failures)
    return `${errorText(feed.error ?? "")}; failed ${times} since ${ago(feed.failingSince ?? now, now)}; ${next}`;
  if (feed.lastSuccess === undefined) return `not read yet; ${next}`;
  const unusable = feed.unusable ? `; ${feed.unusable} entries not usable` : "";
  return `read ${ago(feed.lastSuccess, now)}; ${next}${unusable}${heldBackOf(feed)}`;
}

/** What it may not bring until its day is over. */
const heldBackOf = ({ today }: Feed): string =>
  today?.heldBack
    ? `; ${today.heldBack} entries wait, since it has brought the ${today.stored} it may in a day`
    : "";

/** The results of checks, a line per feed, with every entry that could not be used. */
export const describeChecked = (checked: Checked[], errorText: (reason: string) => string): string =>
  checked.length ? checked.flatMap((one) => linesOf(one, errorText)).join("\n") : noFeeds;

function linesOf(
  { feed, outcome, articles, new: added, changed, skipped }: Checked,
  errorText: (reason: string) => string,
): string[] {
  const name = visibleLine(feed.title ? `${feed.title} (${feed.url})` : feed.url);
  if (outcome === "failed" || outcome === "gone" || outcome === "waits")
    return [`${name} ${errorText(feed.error ?? "")}`];
  if (outcome === "unchanged") return [`${name} has not changed`];
  return [
    `${name}: ${articles} ${articles === 1 ? "article" : "articles"} (${added} new, ${changed} changed)${heldBackOf(feed)}`,
    ...skipped.map(({ where, reason }) => `  ${visibleLine(`${where ?? ""} ${errorText(reason)}`)}`),
  ];
}

const ago = (time: number, now: number): string => `${span(Math.max(0, now - time))} ago`;

/** A duration in its largest whole unit. */
function span(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
