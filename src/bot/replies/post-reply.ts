import type { Article } from "../../article/article.ts";
import type { DigestReply, Entry, OwnPlace } from "../../chat/reply.ts";
import type { Edition } from "../../digest/edition/edition.ts";
import type { EditionPost } from "../../digest/ledger.ts";
import { localeFor, sentencesFor } from "../../locales/locale.ts";
import { frame } from "./build-reply.ts";
import { type DigestReader, digestTitle, everything, notesOf } from "./digest-reply.ts";
import { momentOf } from "./format-time.ts";
import { articleEntry } from "./story-entry.ts";
import { styled } from "./styles/styled.ts";

/**
 * The first story of an edition as a post of its own. The leading one says what the edition covers, and lists
 * what it left out.
 */
export function composePost(
  edition: Edition,
  { locale, schedule, style }: DigestReader,
  { isLead, missedSince }: EditionPost,
  late: boolean,
): DigestReply {
  const reader = { locale: localeFor(locale), zone: schedule.zone, now: edition.to };
  const words = sentencesFor(reader.locale);
  const entries = edition.stories.map(({ article, also }) =>
    articleEntry(article, words, {
      notes: also.length > 0 ? [words.alsoIn(also)] : [],
      ...(missedSince !== undefined && { heading: words.missed.heading(momentOf(missedSince, reader)) }),
    }),
  );
  const [first] = edition.stories;
  const reply: DigestReply = {
    ...frame({ visibility: "channel", ...reader }),
    kind: "digest",
    ...(first && { place: postOf(first.article) }),
    title: "",
    notes: isLead ? [digestTitle(edition, reader, words), ...notesOf(edition, reader, words, late)] : [],
    entries,
    actions: isLead && edition.leftOut > 0 ? [everything({ ...edition, stories: [] }, words)] : [],
  };
  // Nobody is pinged ten times, and the curator's line stands where the edition is introduced.
  return styled(reply, style && (isLead ? style : { ...style, ping: undefined, intro: undefined }));
}

/** A forum's post is named as its story is, and has the labels of its sections, else its source's. */
export const postOf = ({ title, section, tags, source }: Article): OwnPlace => ({
  as: "post",
  title,
  labels: [...(section ? [section] : []), ...tags, source],
});

/** The same for a list of stories. */
export const listPost = (title: string, entries: Entry[]): OwnPlace => ({
  as: "post",
  title,
  labels: [...new Set(entries.flatMap(({ section }) => section ?? []))],
});
