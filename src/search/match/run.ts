import type { Article } from "../../article/article.ts";
import type { AliasGroups } from "../alias/groups.ts";
import type { View } from "../archive.ts";
import type { Breath } from "../breath.ts";
import type { Part } from "../segment/merge.ts";
import type { Sort } from "../types.ts";
import { allowed } from "./allow.ts";
import { type Lists, listOf } from "./lists.ts";
import { closelyRead, preferAdjacent } from "./nearness.ts";
import type { Alternative, Wanted } from "./plan.ts";
import { livePostings } from "./postings.ts";
import { type Ranked, Top } from "./rank.ts";
import { score } from "./score.ts";

/** What searches work on; it does not change under them. */
export type Source = {
  view: View;
  aliases: AliasGroups;
  articleOf: (id: string) => Article | undefined;
  /** Milliseconds since the epoch. */
  now: number;
};

/** What holds for every result, whatever its score, and how many are kept in which order. */
export type Limits = {
  /** Terms of filters, each of which a document must have. */
  filters: string[];
  excluded: Alternative[];
  since: number;
  until: number;
  /** The last change the answer knows of. */
  asOf: number;
  sort: Sort;
  count: number;
};

export const unlimited: Omit<Limits, "count"> = {
  filters: [],
  excluded: [],
  since: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
  asOf: Number.POSITIVE_INFINITY,
  sort: "best",
};

/** Results, what only comes near, and how much of the question (0 to 1) the fullest of all covers. */
export type Found = { results: Ranked[]; total: number; near: Ranked[]; coverage: number };

/** A story that covers less than this of what the question turns on is no answer to it. */
const leastCoverage = 0.3;

/** A long question turns on its rarest things, so many of them. */
const tellingThings = 3;

/** So many stories are offered where there is no result. */
const mostNear = 3;

/** Finds the documents within the limits; with nothing wanted, all of them are results, the newest first. */
export async function run(source: Source, wanted: Wanted[], limits: Limits, breath: Breath): Promise<Found> {
  const lists: Lists = (part, alternative) => listOf(part, alternative, source.articleOf, breath);
  const { parts, worth } = await score(source.view, wanted, lists, source.now, breath);
  const enough = leastCoverage * sum(worth.toSorted((a, b) => b - a).slice(0, tellingThings));
  const byTime = wanted.length === 0 || limits.sort === "new";
  const results = new Top(Math.max(limits.count, closelyRead));
  const near = new Top(mostNear);
  let most = 0;
  for (const { part, scores, coverage } of parts) {
    const mask = await maskOf(part, wanted, limits, lists);
    const { times } = part.segment.columns;
    for (let doc = 0; doc < mask.length; doc++) {
      const covered = coverage[doc] as number;
      if (mask[doc] === 0 || (covered === 0 && wanted.length > 0)) continue;
      if (covered > most) most = covered;
      if (covered >= enough) results.offer(part, doc, (byTime ? times[doc] : scores[doc]) as number);
      else near.offer(part, doc, scores[doc] as number);
    }
    await breath.pause();
  }
  const ranking = byTime
    ? results.list
    : await preferAdjacent(results.list, wanted, worth, source.articleOf, breath);
  return {
    results: ranking.slice(0, limits.count),
    total: results.count,
    near: near.list,
    coverage: wanted.length === 0 ? 1 : most / sum(worth),
  };
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

async function maskOf(part: Part, wanted: Wanted[], limits: Limits, lists: Lists): Promise<Uint8Array> {
  const listsOf = (alternatives: Alternative[]) => Promise.all(alternatives.map((one) => lists(part, one)));
  const required = wanted.filter((one) => one.required);
  return allowed(part, {
    since: limits.since,
    until: limits.until,
    asOf: limits.asOf,
    oneOf: [
      ...limits.filters.map((term) => [livePostings(part, term)]),
      ...(await Promise.all(required.map(({ alternatives }) => listsOf(alternatives)))),
    ],
    noneOf: await listsOf(limits.excluded),
  });
}
