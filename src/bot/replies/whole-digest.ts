import { isArticleId } from "../../article/identity.ts";

/** The stories of a digest or of an alert in its order, and the end of its window (ms). */
export type WholeDigest = { of: "digest" | "alert"; to: number; ids: string[] };

const names = { digest: "all", alert: "alerted" } as const;

const idLength = 8;

/** What follows `digest` in the command of a button that lists all these stories. */
export const wholeDigestText = ({ of, to, ids }: WholeDigest): string =>
  `${names[of]} ${to.toString(36)} ${ids.join("")}`;

/** The inverse; undefined for another text. */
export function parseWholeDigest(text: string): WholeDigest | undefined {
  const [, name, to = "", joined = ""] = /^(all|alerted) ([0-9a-z]{1,11}) ([0-9a-z]{8,})$/.exec(text) ?? [];
  const ids = Array.from({ length: Math.ceil(joined.length / idLength) }, (_, at) =>
    joined.slice(at * idLength, (at + 1) * idLength),
  );
  const of = name === names.alert ? "alert" : "digest";
  return ids.length > 0 && ids.every(isArticleId) ? { of, to: Number.parseInt(to, 36), ids } : undefined;
}
