import type { PostStyle } from "../../../chat/posts/post-style.ts";
import type { FollowChange } from "../../../digest/follows/follow.ts";
import { parseQuietHours } from "../../../digest/follows/quiet-hours.ts";
import { styleIn, takeLastStyle } from "../../../digest/style/read-style.ts";
import { styleText } from "../../../digest/style/style-text.ts";
import { anyOf, wordsOf } from "../../../locales/understood.ts";

const quietHours = new RegExp(`^(.*?\\S)\\s+(?:${anyOf(wordsOf("quiet"))})\\s+(.+)$`, "is");

/**
 * Reads what is to be followed: a query, and after it quiet hours and the style of the alerts in any order,
 * each said once. The query is empty if nothing but a style is said.
 */
export function followWishIn(text: string): FollowChange {
  const only = styleIn(text);
  if (only) return { query: "", style: only };
  let wish: FollowChange = { query: text };
  for (;;) {
    const shorter = withoutQuiet(wish) ?? withoutStyle(wish);
    if (!shorter) return wish;
    wish = shorter;
  }
}

function withoutQuiet({ query, quiet, style }: FollowChange): FollowChange | undefined {
  const [, before, hours] = quietHours.exec(query) ?? [];
  const found = hours && !quiet && parseQuietHours(hours);
  return before && found ? { query: before, quiet: found, style } : undefined;
}

function withoutStyle({ query, quiet, style }: FollowChange): FollowChange | undefined {
  const last = takeLastStyle(query);
  if (!last?.rest.trim() || overlap(last.style, style)) return undefined;
  return { query: last.rest.trim(), quiet, style: { ...last.style, ...style } };
}

const overlap = (one: PostStyle, other: PostStyle = {}): boolean =>
  Object.keys(one).some((part) => part in other);

/**
 * The inverse: "tsmc quiet 22:00-07:00 compact". A query that ends as a style does is followed by a whole one.
 * @param isWhole whether also what is as usual is said of its style
 */
export function followText({ query, quiet, style }: FollowChange, isWhole = false): string {
  const isPlain = followWishIn(query).query === query;
  const parts = [query, quiet && `quiet ${quiet.from}-${quiet.to}`, styleText(style, isWhole || !isPlain)];
  return parts.filter(Boolean).join(" ");
}
