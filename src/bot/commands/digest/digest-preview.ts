import type { DigestReply, NoticeReply } from "../../../chat/reply.ts";
import { missedStories, partOf } from "../../../digest/delivery/missed-stories.ts";
import { makeEdition } from "../../../digest/edition/edition.ts";
import { isMuted } from "../../../digest/edition/mute-filter.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { notice } from "../../replies/build-reply.ts";
import { composeDigest } from "../../replies/digest-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { rememberList } from "../story/last-list.ts";

const dayMs = 24 * 60 * 60 * 1_000;

/** What a digest of the channel, the first without a number, would be now; all of the last day if none is set. */
export async function preview(
  number: number | undefined,
  context: RequestContext,
  deps: BotDeps,
): Promise<DigestReply | NoticeReply> {
  const { message, now, locale, visibility } = context;
  const there = await deps.subscriptions.inChannel(message.channel);
  const set = number === undefined ? there[0] : there.find((one) => one.number === number);
  if (number !== undefined && !set) return notice(context, [context.sentences.digestUnknown(number)]);
  const zone = set?.schedule.zone ?? context.zone;
  const from = set?.coveredUntil ?? now - dayMs;
  const muted = await isMuted(await deps.mutes.inChannel(message.channel), zone, deps);
  const edition = await makeEdition(deps, {
    ...{ from, to: now, about: set?.about, limit: set?.most, zone },
    shown: set && (await deps.ledger.shownStories(set.id, from - dayMs)),
    listed: set && (await deps.ledger.listedArticles(set.id, from)),
    // Of the last day is only what is known to be; after a digest, also what has come in without a date.
    isMuted: (article) => muted(article) || (!set && article.publishedAt === undefined),
  });
  const missed = set && (await missedStories(deps, set.id));
  const whole = { ...edition, missed: missed && partOf(missed) };
  const reply = { ...composeDigest(whole, { locale, schedule: { zone } }, false), visibility };
  const command = number === undefined ? "digest" : `digest preview ${number}`;
  await rememberList(reply, context, deps, { command });
  return reply;
}
