import { type Article, newsTime } from "../../article/article.ts";
import type { DigestReply, NoticeReply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import type { DeliveryTarget } from "../../digest/delivery/delivery-deps.ts";
import type { Follow } from "../../digest/follows/follow.ts";
import { errorText } from "../../locales/error-text.ts";
import { localeFor, sentencesFor } from "../../locales/locale.ts";
import { frame, notice } from "./build-reply.ts";
import { articleEntry } from "./story-entry.ts";

const maxStories = 10;

/** An alert for what a follow matched; several stories at once become a summary. */
export function composeAlert(articles: Article[], { query, number, zone, ...follow }: Follow): DigestReply {
  const locale = localeFor(follow.locale);
  const words = sentencesFor(locale);
  const named = shorten(query, 80);
  const shown = articles.slice(-maxStories).reverse();
  const since = Math.min(...articles.map(newsTime));
  const all = `latest since:${Temporal.Instant.fromEpochMilliseconds(since).toString()} ${query}`;
  return {
    ...frame({ visibility: "channel", locale, zone }),
    kind: "digest",
    title: articles.length > 1 ? words.alertSummary(named, articles.length) : words.alertTitle(named),
    notes: [words.alertWhy(number)],
    entries: shown.map((article) => articleEntry(article, words)),
    actions:
      articles.length > shown.length ? [{ label: words.buttons.all(articles.length), command: all }] : [],
  };
}

/** The message to the creator of a digest or follow that cannot be posted; `because` as the ledger keeps reasons. */
export function composePaused(
  { name, ...target }: Pick<DeliveryTarget, "name" | "locale">,
  because: string,
): NoticeReply {
  const locale = localeFor(target.locale);
  const words = sentencesFor(locale);
  const { title, line, ...next } = words.paused;
  const digest = name.number > 0 ? words.digestNamed(name.number) : words.digestAskedFor;
  const what = name.kind === "digest" ? digest : words.followNamed(name.number);
  const kind = name.number > 0 ? name.kind : "onRequest";
  const lines = [line(what, errorText(because, words)), next[because.startsWith("gone") ? "gone" : kind]];
  return notice({ visibility: "private", locale, zone: "UTC" }, lines, { title });
}
