import type { Reply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { Follow } from "../../../digest/follows/follow.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTime } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { countRecentMatches } from "./recent-matches.ts";

export type FollowWish = Pick<Follow, "query" | "quiet">;

/** A wish as `follow` reads it: "tsmc quiet 22:00-07:00". */
export const followText = ({ query, quiet }: FollowWish): string =>
  `${query}${quiet ? ` quiet ${quiet.from}-${quiet.to}` : ""}`;

/** Gives a follow of the channel another query, and other quiet hours or none; Undo gives back the old ones. */
export async function changeFollow(
  number: number,
  wanted: FollowWish,
  asked: RequestContext,
  room: BotDeps,
): Promise<Reply> {
  const { words, message, now } = asked;
  const there = await room.follows.inChannel(message.channel);
  const set = there.find((one) => one.number === number);
  if (!set) return notice(asked, [words.followUnknown(String(number))]);
  const lately = await countRecentMatches(wanted.query, asked, room);
  if (lately === undefined) return notice(asked, [words.followNothing(shorten(wanted.query, 80))]);
  await room.follows.change(set.id, wanted, now);
  const lines = [
    words.editing.followChanged(number, wanted.query),
    ...(wanted.quiet ? [words.followQuiet(wanted.quiet.from, wanted.quiet.to, set.zone)] : []),
    words.followLately(lately),
  ];
  const undo = oneTime(`follow edit ${number} ${followText(set)}`, asked);
  return notice(asked, lines, { changed: true, actions: [{ label: words.buttons.undo, command: undo }] });
}
