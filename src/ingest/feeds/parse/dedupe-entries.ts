import { addressKey } from "../../../article/address.ts";
import { formerAddressKey } from "../../../article/former-address.ts";
import type { Draft } from "../../draft.ts";

type ReadEntry = { draft: Draft; guid: string };

/** Shorter texts may be the same in many articles: "Comments", "The forecast for today". */
const minDistinctChars = 100;
/** With the same date as well, less is enough. */
const minDatedChars = 40;
const maxLeadChars = 200;

/**
 * Adds what distinguishes each article of a feed: its guid, its address or its headline. Some feeds
 * give every entry the same guid, or the address of their front page.
 */
export function dedupeEntries(entries: ReadEntry[]): Draft[] {
  const sharedTexts = shared(entries, textOf, ({ draft, guid }) => [guid, draft.url ?? guid]);
  const names = namesOf(entries, addressKey);
  const formerNames = entries.some(isKnownOtherwise) ? namesOf(entries, formerAddressKey) : names;
  const leads = leadsOf(entries);
  return entries.map((entry, index) => {
    const { part, sharesUrl } = names[index] as EntryName;
    const formerPart = formerNames[index]?.part;
    return {
      ...entry.draft,
      part,
      ...(formerPart === part ? {} : { formerPart }),
      sharesUrl,
      sharesText: wordsOf(entry.draft).length < minDistinctChars || sharedTexts.has(textOf(entry)),
      lead: leads[index],
    };
  });
}

type EntryName = { part: string; sharesUrl: boolean };

/** What distinguishes each entry, by keys of their addresses. */
function namesOf(entries: ReadEntry[], keyOf: (address: string) => string): EntryName[] {
  const keyed = entries.map(({ draft, guid }) => ({ draft, guid, url: draft.url && keyOf(draft.url) }));
  const sharedGuids = shared(
    keyed,
    ({ guid }) => guid,
    ({ draft, url }) => [url ?? draft.title, draft.title],
  );
  const sharedUrls = shared(
    keyed,
    ({ url }) => url,
    ({ draft, guid }) => [guid || draft.title, draft.title],
  );
  return keyed.map(({ draft, guid, url }) => {
    const hasOwnUrl = url !== undefined && !sharedUrls.has(url);
    const name = guid && !sharedGuids.has(guid) ? guid : hasOwnUrl ? url : undefined;
    return { part: name ?? `${draft.title}\n${draft.publishedAt ?? ""}`, sharesUrl: !hasOwnUrl };
  });
}

/** Of each entry headline, lead and date; undefined where others have or may well have the same. */
function leadsOf(entries: ReadEntry[]): (string | undefined)[] {
  const leads = entries.map(({ draft: { title, summary, body, publishedAt } }) => {
    const lead = (summary ?? body ?? "").slice(0, maxLeadChars).replace(/\s+/g, " ").trim();
    const least = publishedAt === undefined ? minDistinctChars : minDatedChars;
    return lead && title.length + lead.length >= least
      ? `${title}\n${lead}\n${publishedAt ?? ""}`
      : undefined;
  });
  const times = Map.groupBy(leads, (lead) => lead);
  return leads.map((lead) => (times.get(lead)?.length === 1 ? lead : undefined));
}

const isKnownOtherwise = ({ draft: { url } }: ReadEntry): boolean =>
  url !== undefined && formerAddressKey(url) !== addressKey(url);

const wordsOf = ({ body, summary }: Draft): string => body ?? summary ?? "";
const textOf = ({ draft }: ReadEntry): string => `${draft.title}\n${wordsOf(draft)}`;

/** The names shared by entries that differ in both of two other respects. */
function shared<Entry>(
  entries: Entry[],
  name: (entry: Entry) => string | undefined,
  respects: (entry: Entry) => [string, string],
): Set<string | undefined> {
  const seen = new Map<string | undefined, [Set<string>, Set<string>]>();
  for (const entry of entries) {
    const sets = seen.getOrInsertComputed(name(entry), () => [new Set(), new Set()]);
    respects(entry).forEach((value, index) => void sets[index]?.add(value));
  }
  return new Set([...seen].filter(([, sets]) => sets.every((set) => set.size > 1)).map(([key]) => key));
}
