import type { Reply } from "../../../chat/reply.ts";
import { headOf, shorten } from "../../../chat/shorten.ts";
import type { Follow } from "../../../digest/follows/follow.ts";
import { parseQuietHours } from "../../../digest/follows/quiet-hours.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { oneTime } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { asManager, obstacles } from "../../require-manager.ts";
import { changeFollow, type FollowWish, followText } from "./follow-edit.ts";
import { same } from "./numbered-query.ts";
import { countRecentMatches } from "./recent-matches.ts";

/** Longer questions are cut, and the confirmation shows it. */
const longestQuery = 300;

/** `number` where one that is there is to be changed. */
type FollowRequest = FollowWish & { number?: number };

/** "follow the money" is an idiom, not an order. */
const idiom = /^(?:the|a|an|my|your|me|us|him|her|them|up|suit|through|along|from)(?:\s|$)/i;

/** Posts stories here as they come, each once. */
export const follow: Command<FollowRequest> = {
  name: "follow",
  aliases: ["追蹤", "追踪", "關注", "关注"],
  parse(rest) {
    if (!rest || idiom.test(rest)) return undefined;
    const [, number, wish = rest] = /^(?:edit|編輯)\s+(\d{1,4})\s+(.+)$/is.exec(rest) ?? [];
    return { ...wishIn(wish), ...(number && { number: Number(number) }) };
  },
  run: (wanted, asked, room) => asManager(asked, () => setOrChange(wanted, asked, room)),
};

function wishIn(text: string): FollowWish {
  const [, before, hours] = /^(.*?\S)\s+(?:quiet|安靜|靜音)\s+(.+)$/is.exec(text) ?? [];
  const quiet = hours && parseQuietHours(hours);
  return before && quiet ? { query: before, quiet } : { query: text };
}

/** The command text that sets a follow like this one. */
export const followCommand = (wish: FollowWish): string => `follow ${followText(wish)}`;

function setOrChange(
  { number, query, quiet }: FollowRequest,
  asked: RequestContext,
  room: BotDeps,
): Promise<Reply> {
  const wish = { query: headOf(query, longestQuery), quiet };
  return number === undefined ? setFollow(wish, asked, room) : changeFollow(number, wish, asked, room);
}

async function setFollow(wanted: FollowWish, asked: RequestContext, room: BotDeps): Promise<Reply> {
  const { words, now, here } = asked;
  const { query } = wanted;
  const lately = await countRecentMatches(query, asked, room);
  if (lately === undefined) return notice(asked, [words.followNothing(shorten(query, 80))]);
  const there = await room.follows.inChannel(asked.message.channel);
  const known = there.find((one) => same(followCommand(one)) === same(followCommand(wanted)));
  if (known?.paused) await room.follows.resume(known.id);
  const { thread: _, ...channel } = asked.message.channel;
  const order = { ...wanted, ...here, channel, createdBy: asked.message.user, createdAt: now };
  const set = known ?? (await room.follows.add(order));
  return confirm(
    set,
    known !== undefined,
    [words.followLately(lately), ...(await obstacles(asked, room))],
    asked,
  );
}

function confirm(
  { number, query, quiet, zone }: Follow,
  already: boolean,
  more: string[],
  asked: RequestContext,
): Reply {
  const { words } = asked;
  const lines = [
    already ? words.followAlready(number, query) : words.followSet(number, query),
    ...(quiet ? [words.followQuiet(quiet.from, quiet.to, zone)] : []),
    ...more,
  ];
  const label = already ? words.buttons.unfollow(number) : words.buttons.undo;
  return notice(asked, lines, {
    changed: true,
    actions: [
      { label: words.editing.button, command: `follow edit ${number}` },
      { label, command: oneTime(`unfollow ${number}`, asked) },
    ],
  });
}
