import type { NoticeReply } from "../../chat/reply.ts";
import { type Feed, feedName } from "../../ingest/feeds/feed.ts";
import { errorText } from "../../locales/error-text.ts";
import { type Locale, sentencesFor } from "../../locales/locale.ts";
import { notice } from "./build-reply.ts";

/** The report to the operators about a feed that has failed for a day, or has recovered. */
export function composeOutage(feed: Feed, has: "failed" | "recovered", locale: Locale): NoticeReply {
  const sentences = sentencesFor(locale);
  const { feeds: words } = sentences;
  const name = feedName(feed);
  const line =
    has === "recovered"
      ? words.recovered(name)
      : words.outage(name, errorText(feed.error ?? "", sentences), feed.goneAt !== undefined);
  return notice({ visibility: "channel", locale, zone: "UTC" }, [line, feed.url], {
    actions: [{ label: words.checkNow, command: `feeds check ${feed.url}` }],
  });
}
