import type { KnownBlock } from "@slack/types";
import { limits } from "../limits.ts";
import { context, remark } from "./blocks.ts";

/** Blocks that stand or fall together: a story, a paragraph, a handful of lines. */
export type BlockGroup = KnownBlock[];

/** Every string of a block counts, for how Slack counts is not known. */
function weight(value: unknown): number {
  if (typeof value === "string") return value.length;
  return typeof value === "object" && value !== null
    ? Object.values(value).reduce((sum: number, part) => sum + weight(part), 0)
    : 0;
}

const ellipsis = context(remark("…"));

/** How many of the parts fit beside the rest of the message: all, or as many as leave room for an ellipsis. */
function fittingCount(parts: BlockGroup[], rest: KnownBlock[]): number {
  const whole = [...rest, ...parts.flat()];
  if (weight(whole) <= limits.message && whole.length <= limits.blocks) return parts.length;
  let deps = limits.message - weight(rest) - weight(ellipsis);
  let places = limits.blocks - rest.length - ellipsis.length;
  const first = parts.findIndex((part) => {
    deps -= weight(part);
    places -= part.length;
    return deps < 0 || places < 0;
  });
  return Math.max(first, 0);
}

export const fits = (parts: BlockGroup[], rest: KnownBlock[]): boolean =>
  fittingCount(parts, rest) === parts.length;

/** The first parts that fit beside the rest of the message, then an ellipsis if any were left out. */
export function fitting(parts: BlockGroup[], rest: KnownBlock[]): KnownBlock[] {
  const count = fittingCount(parts, rest);
  return [...parts.slice(0, count).flat(), ...(count < parts.length ? ellipsis : [])];
}
