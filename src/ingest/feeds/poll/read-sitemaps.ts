import { codeLine } from "../../../article/coded-error.ts";
import { UnreadableError } from "../../draft.ts";
import { FetchError } from "../../fetch/fetch-error.ts";
import { maxEntries } from "../parse/newest-entries.ts";
import type { FeedReading } from "../parse/read-feed.ts";

/** Of one index, with what indexes in it list. */
const maxRead = 8;
/** No further one is begun after that: a check must end within its lease. */
const maxMs = 60_000;

/**
 * The news of the sitemaps that an index lists. Those that cannot be read are left out and told, as long as
 * one can.
 * @param readAt reads one of them. Throws FetchError or UnreadableError
 * @throws FetchError, UnreadableError if none can be read
 */
export async function readSitemaps(
  index: FeedReading,
  indexUrl: string,
  readAt: (url: string) => Promise<FeedReading>,
): Promise<FeedReading> {
  const begun = performance.now();
  const waiting = [...(index.sitemaps ?? [])];
  const asked = new Set([indexUrl]);
  const read: FeedReading[] = [];
  const skipped = [...index.skipped];
  let failure: unknown = new UnreadableError("sitemap_without_news");
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const isEnough = asked.size > maxRead || performance.now() - begun > maxMs;
    if (isEnough || asked.has(url)) continue;
    asked.add(url);
    try {
      const found = await readAt(url);
      waiting.unshift(...(found.sitemaps ?? []));
      if (!found.sitemaps) read.push(found);
    } catch (error) {
      if (!(error instanceof FetchError || error instanceof UnreadableError)) throw error;
      failure = error;
      skipped.push({ where: url, reason: error.message });
    }
  }
  if (read.length === 0) throw failure;
  const all = read.flatMap(({ drafts }) => drafts);
  const newest = all.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0)).slice(0, maxEntries);
  const left = all.length - newest.length;
  const told = { where: `the oldest ${left}`, reason: codeLine("too_many_entries", { entries: maxEntries }) };
  return {
    ...index,
    drafts: newest,
    skipped: [...skipped, ...read.flatMap((one) => one.skipped), ...(left > 0 ? [told] : [])],
  };
}
