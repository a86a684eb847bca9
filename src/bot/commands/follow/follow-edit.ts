import type { Reply } from "../../../chat/reply.ts";
import type { FollowChange } from "../../../digest/follows/follow.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { notice, privateNotice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { checkChannel } from "../../require-manager.ts";
import { subscriptionNamed } from "../../subscriptions.ts";
import { styleLine } from "./follow-style.ts";
import { followText } from "./follow-wish.ts";
import { countRecentMatches } from "./recent-matches.ts";
import { restyle } from "./restyle.ts";

/** Replaces the query and the quiet hours of a follow, or its style alone; Undo restores the old ones. */
export async function changeFollow(
  number: number,
  said: FollowChange,
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const { sentences, message, now } = context;
  const set = await subscriptionNamed(String(number), message, deps.follows);
  if (!set) return notice(context, [sentences.follows.unknown(String(number))]);
  const kept = said.query === "" && said.style ? set : said;
  const restyling = await restyle(set.style, said.style, context, deps);
  if ("refused" in restyling) return privateNotice(context, [restyling.refused]);
  const wanted = { query: kept.query, quiet: kept.quiet, ...restyling };
  const lately = await countRecentMatches(wanted.query, context, deps);
  if (lately === undefined) return notice(context, [sentences.followNothing]);
  await deps.follows.change(set.id, wanted, now);
  const { mention, obstacles } = await checkChannel(context, deps);
  const lines = [
    sentences.editing.followChanged(number, wanted.query, mention),
    ...(wanted.quiet ? [sentences.followQuiet(wanted.quiet.from, wanted.quiet.to, set.zone)] : []),
    ...styleLine(wanted.style, sentences),
    sentences.followLately(lately),
    ...obstacles,
  ];
  const undo = oneTimeCommand(`follow edit ${number} ${followText(set, true)}`, context);
  return notice(context, lines, {
    changed: true,
    actions: [{ label: sentences.buttons.undo, command: undo }],
  });
}
