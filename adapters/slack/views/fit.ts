import type { KnownBlock } from "@slack/types";
import { limits } from "../limits.ts";
import { context, remark } from "./blocks.ts";

/** Blocks that are shown together or not at all: a story, a paragraph, a few lines. */
export type BlockGroup = KnownBlock[];

/** Every string of a block counts (see limits.ts). */
function weight(value: unknown): number {
  if (typeof value === "string") return value.length;
  return typeof value === "object" && value !== null
    ? Object.values(value).reduce((sum: number, part) => sum + weight(part), 0)
    : 0;
}

export const ellipsis = context(remark("…"));

/** How many of the groups fit beside the rest of the message: all, or as many as leave room for an ellipsis. */
export function fittingCount(groups: BlockGroup[], rest: KnownBlock[]): number {
  const whole = [...rest, ...groups.flat()];
  if (weight(whole) <= limits.message && whole.length <= limits.blocks) return groups.length;
  let charactersLeft = limits.message - weight(rest) - weight(ellipsis);
  let blocksLeft = limits.blocks - rest.length - ellipsis.length;
  const first = groups.findIndex((group) => {
    charactersLeft -= weight(group);
    blocksLeft -= group.length;
    return charactersLeft < 0 || blocksLeft < 0;
  });
  return Math.max(first, 0);
}

/** The first groups that fit beside the rest of the message, then an ellipsis if any were left out. */
export function fitting(groups: BlockGroup[], rest: KnownBlock[]): KnownBlock[] {
  const count = fittingCount(groups, rest);
  return [...groups.slice(0, count).flat(), ...(count < groups.length ? ellipsis : [])];
}
