import type { PostStyle } from "../../../chat/posts/post-style.ts";
import type { Reply } from "../../../chat/reply.ts";
import { makeEdition } from "../../../digest/edition/edition.ts";
import { isMuted } from "../../../digest/edition/mute-filter.ts";
import { styleText } from "../../../digest/style/style-text.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { notice, privateNotice } from "../../replies/build-reply.ts";
import { composeDigest } from "../../replies/digest-reply.ts";
import { asPreview } from "../../replies/styles/style-preview.ts";
import type { RequestContext } from "../../request-context.ts";
import { subscriptionNamed } from "../../subscriptions.ts";
import { restyle } from "../follow/restyle.ts";
import { rememberList } from "../story/last-list.ts";

const dayMs = 24 * 60 * 60 * 1_000;
/** The first of these windows in which there is news is shown. */
const windowsMs = [dayMs, 7 * dayMs];

/** What a digest would look like in another style, with the news of the last day, to be saved or changed. */
export async function previewStyle(
  number: number,
  said: PostStyle,
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const { message, now, sentences } = context;
  const set = await subscriptionNamed(String(number), message, deps.subscriptions);
  if (!set) return notice(context, [sentences.digestUnknown(number)]);
  const restyling = await restyle(set.style, said, context, deps);
  if ("refused" in restyling) return privateNotice(context, [restyling.refused]);
  const { style } = restyling;
  const { about, most: limit, schedule } = set;
  const { zone } = schedule;
  const muted = await isMuted(await deps.mutes.inChannel(message.channel), zone, deps);
  const editionSince = (from: number) =>
    makeEdition(deps, { from, to: now, about, limit, zone, isMuted: muted });
  let edition = await editionSince(now - dayMs);
  for (const windowMs of windowsMs.slice(1))
    if (edition.stories.length === 0) edition = await editionSince(now - windowMs);
  const text = styleText(style, true);
  const commands = { save: `digest edit ${number} ${text}`, change: `digest style ${number} ${text}` };
  const reply = asPreview(composeDigest(edition, { ...set, style }, false), commands, context);
  await rememberList(reply, context, deps, { command: `digest preview ${number}` });
  return reply;
}
