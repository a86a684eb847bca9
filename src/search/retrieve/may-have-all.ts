import { lowerBound } from "../index/segment.ts";
import type { IndexView } from "../index/segment-store.ts";
import { sum } from "../structures/sum.ts";
import type { TermMatch } from "./bm25.ts";
import { coverable } from "./coverage.ts";

/** Of what all terms weigh together: a story that lacks no more than this has nearly all. */
const negligible = 0.011;
/** It must take far less time than going through all postings. */
const leastRatio = 16;

/** False only if certainly no document has all the terms that weigh enough; found out by the documents of the rarest one. */
export function mayHaveAll({ parts }: IndexView, matched: TermMatch[]): boolean {
  const whole = sum(matched.map(coverable));
  const telling = matched.filter((match) => coverable(match) > negligible * whole);
  const byRarity = telling
    .map((match) => ({ match, postings: postingsOf(match) }))
    .sort((a, b) => a.postings - b.postings);
  const [rarest, ...others] = byRarity;
  if (!rarest || rarest.postings * leastRatio > sum(byRarity.map(({ postings }) => postings))) return true;
  return parts.some((_, part) => {
    for (const { postings } of rarest.match.byPart[part] ?? [])
      for (const doc of postings.docs) if (others.every(({ match }) => has(match, part, doc))) return true;
    return false;
  });
}

const postingsOf = ({ byPart }: TermMatch): number =>
  sum(byPart.flatMap((lists) => lists.map(({ postings }) => postings.docs.length)));

const has = ({ byPart }: TermMatch, part: number, doc: number): boolean =>
  (byPart[part] ?? []).some(({ postings: { docs } }) => docs[lowerBound(docs, doc, 0, docs.length)] === doc);
