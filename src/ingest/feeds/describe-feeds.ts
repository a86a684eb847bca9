import { visibleLine } from "../../text/visible-text.ts";
import { type Checked, type Feed, feedName, tellingRules } from "./feed.ts";

const noFeeds = "No feeds yet. To add one: newsdesk feeds add https://example.com/";

const head = ["#", "read", "next", "entries", "feed"];
/** Numbers stand at the right of their column. */
const atRight = [0, 3];

/**
 * Feeds as a table, numbered as `remove` and `check` take them: when each was last read and is read next,
 * how many entries it had, and what failed. `now` in ms since the epoch.
 */
export function describeFeeds(feeds: Feed[], now: number, errorText: (reason: string) => string): string {
  if (feeds.length === 0) return noFeeds;
  const rows = feeds.map((feed, index) => [
    `${index + 1}`,
    ...timesOf(feed, now),
    visibleLine(feedName(feed)),
  ]);
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) =>
        atRight.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const indent = " ".repeat(widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0));
  const below = (feed: Feed) =>
    visibleLine(
      [feed.url, troubleOf(feed, now, errorText), ...tellingRules(feed).map(inWords)]
        .filter(Boolean)
        .join("; "),
    );
  return [
    line(head),
    ...rows.flatMap((row, index) => [line(row), indent + below(feeds[index] as Feed)]),
    ...(feeds.length > 1 ? [summaryOf(feeds)] : []),
  ].join("\n");
}

/** "12 feeds: 9 read, 1 failing, 2 not read yet" */
function summaryOf(feeds: Feed[]): string {
  const states = Map.groupBy(feeds, ({ goneAt, failures, lastSuccess }) =>
    goneAt ? "gone" : failures > 0 ? "failing" : lastSuccess === undefined ? "not read yet" : "read",
  );
  const parts = ["read", "failing", "gone", "not read yet"] as const;
  const counts = parts.flatMap((state) => {
    const count = states.get(state)?.length ?? 0;
    return count > 0 ? [`${count} ${state}`] : [];
  });
  return `${feeds.length} feeds: ${counts.join(", ")}`;
}

const inWords = ({ kind, text }: Feed["rules"][number]): string => `${kind} ${text}`;

/** When it was read and is read next, and how many entries it had. */
function timesOf({ goneAt, lastSuccess, nextCheck, memory }: Feed, now: number): [string, string, string] {
  const next = goneAt ? "never" : nextCheck > now ? `in ${span(nextCheck - now)}` : "now";
  return [lastSuccess === undefined ? "not yet" : ago(lastSuccess, now), next, `${memory.entries ?? ""}`];
}

/** What is wrong with it; empty if nothing is. */
function troubleOf(feed: Feed, now: number, errorText: (reason: string) => string): string {
  if (feed.goneAt) return `gone for good since ${ago(feed.goneAt, now)}; not read any more`;
  const times = feed.failures === 1 ? "once" : `${feed.failures} times`;
  if (feed.failures)
    return `${errorText(feed.error ?? "")}; failed ${times} since ${ago(feed.failingSince ?? now, now)}`;
  const unusable = feed.unusable ? `${feed.unusable} entries not usable` : "";
  return [unusable, heldBackOf(feed)].filter(Boolean).join("; ");
}

/** What it may not bring until its day is over. */
const heldBackOf = ({ today }: Feed): string =>
  today?.heldBack
    ? `${today.heldBack} entries wait, since it has brought the ${today.stored} it may in a day`
    : "";

/** The results of checks, a line per feed, with every entry that could not be used. */
export const describeChecked = (checked: Checked[], errorText: (reason: string) => string): string =>
  checked.length ? checked.flatMap((one) => linesOf(one, errorText)).join("\n") : noFeeds;

function linesOf(
  { feed, outcome, articles, new: added, changed, keptOut, skipped }: Checked,
  errorText: (reason: string) => string,
): string[] {
  const waiting = heldBackOf(feed);
  const called = feedName(feed);
  const name = visibleLine(called === feed.url ? feed.url : `${called} (${feed.url})`);
  if (outcome === "failed" || outcome === "gone" || outcome === "waits")
    return [`${name} ${errorText(feed.error ?? "")}`];
  if (outcome === "unchanged") return [`${name} has not changed`];
  return [
    `${name}: ${articles} ${articles === 1 ? "article" : "articles"} (${added} new, ${changed} changed)${keptOut ? `; ${keptOut} kept out by rules` : ""}${waiting ? `; ${waiting}` : ""}`,
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
