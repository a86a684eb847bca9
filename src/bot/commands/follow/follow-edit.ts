import type { Reply } from "../../../chat/reply.ts";
import type { Follow } from "../../../digest/follows/follow.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { checkChannel } from "../../require-manager.ts";
import { subscriptionNamed } from "../../subscriptions.ts";
import { countRecentMatches } from "./recent-matches.ts";

export type FollowWish = Pick<Follow, "query" | "quiet">;

/** The arguments of `follow`: "tsmc quiet 22:00-07:00". */
export const followText = ({ query, quiet }: FollowWish): string =>
  `${query}${quiet ? ` quiet ${quiet.from}-${quiet.to}` : ""}`;

/** Replaces the query and the quiet hours of a follow; Undo restores the old ones. */
export async function changeFollow(
  number: number,
  wanted: FollowWish,
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const { sentences, message, now } = context;
  const set = await subscriptionNamed(String(number), message, deps.follows);
  if (!set) return notice(context, [sentences.follows.unknown(String(number))]);
  const lately = await countRecentMatches(wanted.query, context, deps);
  if (lately === undefined) return notice(context, [sentences.followNothing]);
  await deps.follows.change(set.id, wanted, now);
  const { mention, obstacles } = await checkChannel(context, deps);
  const lines = [
    sentences.editing.followChanged(number, wanted.query, mention),
    ...(wanted.quiet ? [sentences.followQuiet(wanted.quiet.from, wanted.quiet.to, set.zone)] : []),
    sentences.followLately(lately),
    ...obstacles,
  ];
  const undo = oneTimeCommand(`follow edit ${number} ${followText(set)}`, context);
  return notice(context, lines, {
    changed: true,
    actions: [{ label: sentences.buttons.undo, command: undo }],
  });
}
