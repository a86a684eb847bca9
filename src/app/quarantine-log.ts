import type { Logger } from "pino";
import type { Quarantine } from "../article/quarantine.ts";
import { shorten } from "../chat/shorten.ts";

/** Of several thousand in one feed a few are enough to find it. */
const maxNamed = 20;
const maxTitleChars = 100;

/** Names articles that are in quarantine in one line of the log: at first all, then those that come. */
export function createQuarantineLog(
  quarantine: Pick<Quarantine, "latest">,
  log: Logger,
): () => Promise<void> {
  let lastAt = 0;
  return async () => {
    const fresh = (await quarantine.latest(maxNamed)).filter(({ at }) => at > lastAt);
    lastAt = fresh[0]?.at ?? lastAt;
    const articles = fresh.map(({ id, title, source, stage }) => ({
      ...{ id, source, stage },
      title: shorten(title, maxTitleChars),
    }));
    if (articles.length > 0) log.warn({ articles }, "articles were too much work and are in quarantine");
  };
}
