import type { Reply } from "../../../chat/reply.ts";
import { askedKey } from "../../../digest/schedule/due-slots.ts";
import type { DigestSubscription } from "../../../digest/subscription.ts";
import { errorText } from "../../../locales/error-text.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { ownership } from "../../personal/bounds.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { type ChannelCheck, checkChannel } from "../../require-manager.ts";
import { preview } from "./digest-preview.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * Posts the channel's first digest, or else all of the last day, now. It goes through the ledger as
 * every digest does: a double press or a crash posts it once.
 */
export async function postNow(context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { sentences, message, now } = context;
  const posts = deps.adapters.some(({ name }) => name === message.channel.platform);
  // A platform that nothing is posted to, such as a terminal, gets it as the answer.
  if (!posts) return preview(undefined, { ...context, visibility: "channel" }, deps);
  const { name, obstacles, places } = await checkChannel(context, deps);
  if (obstacles.length > 0) return notice(context, obstacles);
  const digest = await firstOf(context, deps, { name, places });
  const { id, coveredUntil, pausedBecause } = digest;
  const sinceLastMs = now - coveredUntil;
  const isJustDone = (sinceLastMs >= 0 && sinceLastMs < minuteMs) || (await deps.ledger.unfinished()).has(id);
  const delivery = { key: askedKey(digest, now), subscriptionId: id, dueAt: now };
  const isNew = !isJustDone && (await deps.ledger.request(delivery, now));
  const comes = isNew ? sentences.digestComes : sentences.digestCame;
  // If it is refused again, only whoever set it is told.
  const before = pausedBecause && sentences.posting.lastTime(errorText(pausedBecause, sentences));
  return notice(context, before ? [comes, before] : [comes]);
}

async function firstOf(
  context: RequestContext,
  { subscriptions }: BotDeps,
  { name, places }: Pick<ChannelCheck, "name" | "places">,
): Promise<DigestSubscription> {
  const { message, now, locale, zone } = context;
  const { thread: _, ...channel } = message.channel;
  const [first] = await subscriptions.inChannel(channel);
  if (first) return first;
  return subscriptions.requested({
    channel,
    schedule: { times: ["00:00"], zone, weekdays: [1, 2, 3, 4, 5, 6, 7] },
    locale,
    createdBy: message.user,
    creatorLocale: locale,
    channelName: name,
    ...(places.includes("post") && { place: "post" }),
    createdAt: now,
    coveredUntil: now - dayMs,
    ...ownership(context),
  });
}
