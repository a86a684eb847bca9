import type { Draft } from "../../draft.ts";

type ReadEntry = { draft: Draft; guid: string };

/** Shorter texts may be the same in many articles: "Comments", "The forecast for today". */
const minDistinctChars = 100;

/**
 * Adds what distinguishes each article of a feed: its guid, its address or its headline. Some feeds
 * give every entry the same guid, or the address of their front page.
 */
export function dedupeEntries(entries: ReadEntry[]): Draft[] {
  const sharedGuids = shared(entries, guidOf, ({ draft }) => [draft.url ?? draft.title, draft.title]);
  const sharedUrls = shared(entries, urlOf, ({ draft, guid }) => [guid || draft.title, draft.title]);
  const sharedTexts = shared(entries, textOf, ({ draft, guid }) => [guid, draft.url ?? guid]);
  return entries.map((entry) => {
    const { draft, guid } = entry;
    const hasOwnUrl = draft.url !== undefined && !sharedUrls.has(draft.url);
    const name = guid && !sharedGuids.has(guid) ? guid : hasOwnUrl ? draft.url : undefined;
    return {
      ...draft,
      part: name ?? `${draft.title}\n${draft.publishedAt ?? ""}`,
      sharesUrl: !hasOwnUrl,
      sharesText: wordsOf(draft).length < minDistinctChars || sharedTexts.has(textOf(entry)),
    };
  });
}

const guidOf = ({ guid }: ReadEntry): string => guid;
const urlOf = ({ draft }: ReadEntry): string | undefined => draft.url;
const wordsOf = ({ body, summary }: Draft): string => body ?? summary ?? "";
const textOf = ({ draft }: ReadEntry): string => `${draft.title}\n${wordsOf(draft)}`;

/** The names shared by entries that differ in both of two other respects. */
function shared(
  entries: ReadEntry[],
  name: (entry: ReadEntry) => string | undefined,
  respects: (entry: ReadEntry) => [string, string],
): Set<string | undefined> {
  const seen = new Map<string | undefined, [Set<string>, Set<string>]>();
  for (const entry of entries) {
    const sets = seen.getOrInsertComputed(name(entry), () => [new Set(), new Set()]);
    respects(entry).forEach((value, index) => void sets[index]?.add(value));
  }
  return new Set([...seen].filter(([, sets]) => sets.every((set) => set.size > 1)).map(([key]) => key));
}
