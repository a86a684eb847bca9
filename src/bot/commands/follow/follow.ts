import type { Reply } from "../../../chat/reply.ts";
import { headOf } from "../../../chat/shorten.ts";
import type { Follow } from "../../../digest/follows/follow.ts";
import { parseQuietHours } from "../../../digest/follows/quiet-hours.ts";
import { anyOf, wordsOf } from "../../../locales/understood.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { mayAddFollow, ownership } from "../../personal/bounds.ts";
import { offerForMe } from "../../personal/invitation.ts";
import { sameQuiet } from "../../personal/quiet.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { checkChannel, requireManager } from "../../require-manager.ts";
import { changeFollow, type FollowWish, followText } from "./follow-edit.ts";
import { same } from "./numbered-query.ts";
import { countRecentMatches } from "./recent-matches.ts";

/** A longer query is cut, as the confirmation shows. */
const maxQueryLength = 300;

/** With the number of the follow to change, if any. */
type FollowRequest = FollowWish & { number?: number };

/** "follow the money" is an idiom, not an order. */
const idiom = /^(?:the|a|an|my|your|me|us|him|her|them|up|suit|through|along|from)(?:\s|$)/i;

const edit = new RegExp(`^(?:${anyOf(wordsOf("edit"))})\\s+(\\d{1,4})\\s+(.+)$`, "is");

/** Posts matching stories here as they come in, each once. */
export const follow: Command<FollowRequest> = {
  name: "follow",
  parse(rest) {
    if (!rest || idiom.test(rest)) return undefined;
    const [, number, wish = rest] = edit.exec(rest) ?? [];
    return { ...wishIn(wish), ...(number && { number: Number(number) }) };
  },
  run({ number, query, quiet }, context, deps) {
    const wish = { query: headOf(query, maxQueryLength), quiet };
    if (number !== undefined) return requireManager(context, () => changeFollow(number, wish, context, deps));
    const instead = offerForMe("follow", followText(wish), context, deps);
    return requireManager(context, () => setFollow(wish, context, deps), instead);
  },
};

const quietHours = new RegExp(`^(.*?\\S)\\s+(?:${anyOf(wordsOf("quiet"))})\\s+(.+)$`, "is");

function wishIn(text: string): FollowWish {
  const [, before, hours] = quietHours.exec(text) ?? [];
  const quiet = hours && parseQuietHours(hours);
  return before && quiet ? { query: before, quiet } : { query: text };
}

/** The command text that sets a follow like this one. */
export const followCommand = (wish: FollowWish): string => `follow ${followText(wish)}`;

async function setFollow(wish: FollowWish, context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { sentences, now, here } = context;
  const { query } = wish;
  const lately = await countRecentMatches(query, context, deps);
  if (lately === undefined) return notice(context, [sentences.followNothing]);
  const { name, mention, obstacles, isHopeless } = await checkChannel(context, deps);
  if (isHopeless) return notice(context, [sentences.posting.notSet, ...obstacles]);
  const there = await deps.follows.inChannel(context.message.channel);
  const usual = context.message.isPersonal ? sameQuiet(there) : undefined;
  const wanted = { ...wish, quiet: wish.quiet ?? usual };
  const known = there.find((one) => same(followCommand(one)) === same(followCommand(wanted)));
  const tooMany = known ? undefined : mayAddFollow(there, context);
  if (tooMany) return notice(context, [tooMany]);
  if (known?.paused && obstacles.length === 0) await deps.follows.resume(known.id);
  const { thread: _, ...channel } = context.message.channel;
  const setUp = { createdBy: context.message.user, creatorLocale: context.locale, channelName: name };
  const order = { ...wanted, ...here, channel, ...setUp, createdAt: now, ...ownership(context) };
  const set = known ?? (await deps.follows.add(order));
  const remarks = [sentences.followLately(lately), ...obstacles];
  return confirm(set, mention, known !== undefined, remarks, context);
}

function confirm(
  { number, query, quiet, zone }: Follow,
  channel: string | undefined,
  already: boolean,
  more: string[],
  context: RequestContext,
): Reply {
  const { sentences } = context;
  const lines = [
    (already ? sentences.followAlready : sentences.followSet)(number, query, channel),
    ...(quiet ? [sentences.followQuiet(quiet.from, quiet.to, zone)] : []),
    ...more,
  ];
  const label = already ? sentences.buttons.unfollow(number) : sentences.buttons.undo;
  return notice(context, lines, {
    changed: true,
    actions: [
      { label: sentences.editing.button, command: `follow edit ${number}` },
      { label, command: oneTimeCommand(`unfollow ${number}`, context) },
    ],
  });
}
