import { isArticleId } from "../../article/identity.ts";

/** The stories of a digest in its order, and the end of its window (ms). */
export type WholeDigest = { to: number; ids: string[] };

const idLength = 8;

/** What follows `digest` in the command of a button that lists a digest's stories. */
export const wholeDigestText = ({ to, ids }: WholeDigest): string => `all ${to.toString(36)} ${ids.join("")}`;

/** The inverse; undefined for another text. */
export function parseWholeDigest(text: string): WholeDigest | undefined {
  const [, to = "", joined = ""] = /^all ([0-9a-z]{1,11}) ([0-9a-z]{8,2000})$/.exec(text) ?? [];
  const ids = Array.from({ length: Math.ceil(joined.length / idLength) }, (_, at) =>
    joined.slice(at * idLength, (at + 1) * idLength),
  );
  return ids.length > 0 && ids.every(isArticleId) ? { to: Number.parseInt(to, 36), ids } : undefined;
}
