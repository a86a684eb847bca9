import type { Article } from "../../article/article.ts";
import type { DigestReply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import type { MissedPart } from "../../digest/edition/edition.ts";
import type { Follow } from "../../digest/follows/follow.ts";
import { localeFor, sentencesFor } from "../../locales/locale.ts";
import { frame } from "./build-reply.ts";
import { entriesInParts } from "./digest-reply.ts";
import { listPost, postOf } from "./post-reply.ts";
import { styled } from "./styles/styled.ts";
import { wholeDigestText } from "./whole-digest.ts";

const maxStories = 10;

/** An alert for what a follow matched; several stories at once become a summary. */
export function composeAlert(
  articles: Article[],
  {
    query,
    number,
    zone,
    style,
    ...follow
  }: Pick<Follow, "query" | "number" | "zone" | "locale" | "style" | "isPersonal" | "place">,
  missed?: MissedPart,
): DigestReply {
  const locale = localeFor(follow.locale);
  const words = sentencesFor(locale);
  const named = shorten(query, 80);
  const shown = articles.slice(-maxStories).reverse();
  const all = [...articles, ...(missed?.stories.map(({ article }) => article) ?? [])];
  // An alert is posted when the last of its stories has come in.
  const reader = { locale, zone, now: Math.max(...all.map(({ addedAt }) => addedAt)) };
  const title = articles.length > 1 ? words.alertSummary(named, articles.length) : words.alertTitle(named);
  const fresh = shown.map((article) => ({ article, also: [] }));
  const entries = entriesInParts(fresh, missed, reader, words);
  const [only] = all.length === 1 ? all : [];
  const reply: DigestReply = {
    ...frame({ visibility: "channel", ...reader }),
    kind: "digest",
    ...(follow.place === "post" && { place: only ? postOf(only) : listPost(title, entries) }),
    title: follow.place === "post" && only ? "" : title,
    notes: [words.alertWhy(number)],
    entries,
    actions: [
      ...(articles.length > shown.length
        ? [{ label: words.buttons.all(articles.length), command: listingOf(articles, reader.now) }]
        : []),
      ...(follow.isPersonal ? [{ label: words.personal.stop, command: `unfollow ${number}` }] : []),
    ],
  };
  return styled(reply, style);
}

/** Lists all that an alert is about, the newest first. */
function listingOf(articles: Article[], to: number): string {
  const ids = articles.map(({ id }) => id).reverse();
  return `digest ${wholeDigestText({ of: "alert", to, ids })}`;
}
