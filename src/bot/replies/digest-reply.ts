import type { Action, DigestReply, Entry } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import type { Edition, EditionStory, MissedPart } from "../../digest/edition/edition.ts";
import type { UnreachableFeed } from "../../digest/ledger.ts";
import type { DigestSubscription } from "../../digest/subscription.ts";
import type { Sentences } from "../../locales/en/sentences.ts";
import { localeFor, sentencesFor } from "../../locales/locale.ts";
import { frame } from "./build-reply.ts";
import { longDayOf, momentOf, type ReaderNow } from "./format-time.ts";
import { articleEntry } from "./story-entry.ts";
import { styled } from "./styles/styled.ts";
import { wholeDigestText } from "./whole-digest.ts";

export type DigestReader = { locale: string; schedule: { zone: string } } & Partial<
  Pick<DigestSubscription, "number" | "isPersonal" | "place" | "style">
>;

/**
 * An edition for a channel: its stories, the window it covers, what it left out.
 * @param late whether it is posted well after its time, and mentions it
 */
export function composeDigest(
  edition: Edition,
  { locale, schedule, place, number, isPersonal, style }: DigestReader,
  late: boolean,
): DigestReply {
  const reader = { locale: localeFor(locale), zone: schedule.zone, now: edition.to };
  const words = sentencesFor(reader.locale);
  const title = digestTitle(edition, reader, words);
  const reply: DigestReply = {
    ...frame({ visibility: "channel", ...reader }),
    kind: "digest",
    ...(place === "thread" && { place: { as: place, title } }),
    ...(place === "post" && { place: { as: place, title, labels: [] } }),
    title,
    notes: notesOf(edition, reader, words, late),
    entries: entriesInParts(edition.stories, edition.missed, reader, words),
    actions: [
      ...(edition.leftOut ? [everything(edition, words)] : []),
      // A digest on request has nothing to stop.
      ...(isPersonal && number ? [{ label: words.personal.stop, command: `digest off ${number}` }] : []),
    ],
  };
  return styled(reply, style);
}

export const digestTitle = ({ to }: Edition, reader: ReaderNow, words: Sentences): string =>
  words.digestTitle(longDayOf(to, reader));

/** Stories, after those that were perhaps missed; each part has its heading then. */
export function entriesInParts(
  fresh: EditionStory[],
  missed: MissedPart | undefined,
  reader: ReaderNow,
  words: Sentences,
): Entry[] {
  const entriesOf = (stories: EditionStory[], heading?: string) =>
    stories.map(({ article, also }, place) =>
      articleEntry(article, words, {
        notes: also.length ? [words.alsoIn(also)] : [],
        heading: place === 0 ? heading : undefined,
      }),
    );
  if (!missed || missed.stories.length === 0) return entriesOf(fresh);
  const heading = words.missed.heading(momentOf(missed.dueAt, reader));
  return [...entriesOf(missed.stories, heading), ...entriesOf(fresh, words.missed.fresh)];
}

/** The window of an edition, and what it left out. */
export function notesOf(edition: Edition, reader: ReaderNow, sentences: Sentences, late: boolean): string[] {
  const { from, to, about, leftOut, stories, unreachable = [] } = edition;
  return [
    stories.length
      ? sentences.digestWindow(momentOf(from, reader), momentOf(to, reader), reader.zone)
      : sentences.digestNothing(momentOf(from, reader)),
    ...(about ? [sentences.digestAbout(about)] : []),
    ...(leftOut ? [sentences.digestLeftOut(leftOut)] : []),
    ...(unreachable.length > 0 ? [unreachedNote(unreachable, reader, sentences)] : []),
    ...(late ? [sentences.digestLate] : []),
  ];
}

const maxNamedFeeds = 3;

function unreachedNote(unreachable: UnreachableFeed[], reader: ReaderNow, sentences: Sentences): string {
  const named = unreachable
    .slice(0, maxNamedFeeds)
    .map(({ name, since }) => sentences.digestUnreachedSince(shorten(name, 60), momentOf(since, reader)));
  return sentences.digestUnreached(named, unreachable.length - named.length);
}

/** The button that lists all stories of the edition. */
export function everything({ to, stories, leftOut, rest = [] }: Edition, sentences: Sentences): Action {
  const ids = [...stories.map(({ article }) => article.id), ...rest];
  return {
    label: sentences.buttons.all(stories.length + leftOut),
    command: `digest ${wholeDigestText({ of: "digest", to, ids })}`,
  };
}
