import type { PostStyle } from "../../../chat/posts/post-style.ts";
import type { Reply } from "../../../chat/reply.ts";
import { headOf } from "../../../chat/shorten.ts";
import type { Follow, FollowChange } from "../../../digest/follows/follow.ts";
import { styleIn } from "../../../digest/style/read-style.ts";
import { styleText } from "../../../digest/style/style-text.ts";
import { anyOf, wordsOf } from "../../../locales/understood.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { mayAddFollow, ownership } from "../../personal/bounds.ts";
import { offerForMe } from "../../personal/invitation.ts";
import { sameQuiet } from "../../personal/quiet.ts";
import { notice, privateNotice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { checkChannel, requireManager } from "../../require-manager.ts";
import { changeFollow } from "./follow-edit.ts";
import { previewFollow, styleLine } from "./follow-style.ts";
import { followText, followWishIn } from "./follow-wish.ts";
import { same } from "./numbered-query.ts";
import { countRecentMatches } from "./recent-matches.ts";
import { restyle } from "./restyle.ts";

/** A longer query is cut, as the confirmation shows. */
const maxQueryLength = 300;

/**
 * With the number of the follow to change, if any; or the number of the follow whose style is asked for, and the
 * style to show it in.
 */
type FollowRequest = (FollowChange & { number?: number }) | { styled: number; as?: PostStyle };

/** "follow the money" is an idiom, not an order. */
const idiom = /^(?:the|a|an|my|your|me|us|him|her|them|up|suit|through|along|from)(?:\s|$)/i;

const edit = new RegExp(`^(?:${anyOf(wordsOf("edit"))})\\s+(\\d{1,4})\\s+(.+)$`, "is");

const styling = new RegExp(
  `^(?:(?<form>${anyOf(wordsOf("style"))})|${anyOf(wordsOf("preview"))})\\s+(?<number>\\d{1,4})(?:\\s+(?<style>.+))?$`,
  "is",
);

/** "style 1", "preview 1 compact without pictures"; undefined for what is to be followed. */
function stylingIn(text: string): { styled: number; as?: PostStyle } | undefined {
  const { form, number, style: said = "" } = styling.exec(text)?.groups ?? {};
  const style = styleIn(said);
  if (!number || (said && !style) || (!form && !style)) return undefined;
  return { styled: Number(number), ...(!form && { as: style }) };
}

/** Posts matching stories here as they come in, each once. */
export const follow: Command<FollowRequest> = {
  name: "follow",
  parse(rest) {
    if (!rest || idiom.test(rest)) return undefined;
    const styled = stylingIn(rest);
    if (styled) return styled;
    const [, number, wish = rest] = edit.exec(rest) ?? [];
    const said = followWishIn(wish);
    if (number) return { ...said, number: Number(number) };
    // `follow full`: something has to be followed.
    return said.query ? said : { query: wish };
  },
  run(request, context, deps) {
    if ("styled" in request) return showStyle(request, context, deps);
    const { number, query, quiet, style } = request;
    const wish = { query: headOf(query, maxQueryLength), quiet, style };
    if (number !== undefined) return requireManager(context, () => changeFollow(number, wish, context, deps));
    const instead = offerForMe("follow", followText(wish), context, deps);
    return requireManager(context, () => setFollow(wish, context, deps), instead);
  },
};

async function showStyle(
  { styled, as }: { styled: number; as?: PostStyle },
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  if (as) return previewFollow(styled, as, context, deps);
  // Where no form opens.
  return notice(context, [context.sentences.style.how(`follow preview ${styled}`)]);
}

/** The command text that sets a follow like this one. */
export const followCommand = (wish: FollowChange): string => `follow ${followText(wish)}`;

const unstyled = (wish: FollowChange): string => same(followCommand({ ...wish, style: undefined }));

async function setFollow(wish: FollowChange, context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { sentences, now, here } = context;
  const { query } = wish;
  const lately = await countRecentMatches(query, context, deps);
  if (lately === undefined) return notice(context, [sentences.followNothing]);
  const { name, mention, obstacles, isHopeless, places } = await checkChannel(context, deps);
  if (isHopeless) return notice(context, [sentences.posting.notSet, ...obstacles]);
  const there = await deps.follows.inChannel(context.message.channel);
  const usual = context.message.isPersonal ? sameQuiet(there) : undefined;
  const wanted = { ...wish, quiet: wish.quiet ?? usual };
  const known = there.find((one) => unstyled(one) === unstyled(wanted));
  const tooMany = known ? undefined : mayAddFollow(there, context);
  if (tooMany) return notice(context, [tooMany]);
  const restyling = await restyle(known?.style, wanted.style, context, deps);
  if ("refused" in restyling) return privateNotice(context, [restyling.refused]);
  const { style } = restyling;
  if (known && styleText(style) !== styleText(known.style))
    return changeFollow(known.number, { ...wanted, style }, context, deps);
  if (known?.paused && obstacles.length === 0) await deps.follows.resume(known.id);
  const { thread: _, ...channel } = context.message.channel;
  const setUp = { createdBy: context.message.user, creatorLocale: context.locale, channelName: name };
  const place = places.includes("post") ? ({ place: "post" } as const) : {};
  const order = {
    ...wanted,
    style,
    ...here,
    ...place,
    channel,
    ...setUp,
    createdAt: now,
    ...ownership(context),
  };
  const set = known ?? (await deps.follows.add(order));
  const remarks = [sentences.followLately(lately), ...obstacles];
  return confirm(set, mention, known !== undefined, remarks, context);
}

function confirm(
  { number, query, quiet, zone, style }: Follow,
  channel: string | undefined,
  already: boolean,
  more: string[],
  context: RequestContext,
): Reply {
  const { sentences } = context;
  const lines = [
    (already ? sentences.followAlready : sentences.followSet)(number, query, channel),
    ...(quiet ? [sentences.followQuiet(quiet.from, quiet.to, zone)] : []),
    ...styleLine(style, sentences),
    ...more,
  ];
  const label = already ? sentences.buttons.unfollow(number) : sentences.buttons.undo;
  return notice(context, lines, {
    changed: true,
    actions: [
      { label: sentences.editing.button, command: `follow edit ${number}` },
      { label: sentences.style.button, command: `follow style ${number}` },
      { label, command: oneTimeCommand(`unfollow ${number}`, context) },
    ],
  });
}
