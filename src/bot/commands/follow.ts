import type { Reply } from "../../chat/reply.ts";
import { parseQuietHours } from "../../digest/follows/quiet.ts";
import type { Follow, QuietHours } from "../../digest/follows/types.ts";
import { compileQuery, matches, readArticle } from "../../search/matches.ts";
import { parseQuery } from "../../search/query.ts";
import type { Asked } from "../asked.ts";
import type { Command } from "../command.ts";
import { oneTime } from "../pledge.ts";
import { notice } from "../replies.ts";
import type { Room } from "../room.ts";
import { headOf, shorten } from "../shorten.ts";
import { asManager, obstacles } from "./managing.ts";
import { same } from "./numbered.ts";

/** Longer questions are cut, and the confirmation shows it. */
const longestQuery = 300;

const weekMs = 7 * 86_400_000;

type Wanted = { query: string; quiet?: QuietHours };

/** "follow the money" is an idiom, not an order. */
const idiom = /^(?:the|a|an|my|your|me|us|him|her|them|up|suit|through|along|from)(?:\s|$)/i;

/** Posts stories here as they come, each once. */
export const follow: Command<Wanted> = {
  name: "follow",
  aliases: ["追蹤", "追踪", "關注", "关注"],
  parse(rest) {
    if (!rest || idiom.test(rest)) return undefined;
    const [, before, hours] = /^(.*?\S)\s+(?:quiet|安靜|靜音)\s+(.+)$/is.exec(rest) ?? [];
    const quiet = hours && parseQuietHours(hours);
    return before && quiet ? { query: before, quiet } : { query: rest };
  },
  run: (wanted, asked, room) => asManager(asked, () => setFollow(wanted, asked, room)),
};

/** The command text that sets a follow like this one. */
export const followCommand = ({ query, quiet }: Wanted): string =>
  `follow ${query}${quiet ? ` quiet ${quiet.from}-${quiet.to}` : ""}`;

async function setFollow(wanted: Wanted, asked: Asked, room: Room): Promise<Reply> {
  const { words, now, zone, locale } = asked;
  const query = headOf(wanted.query, longestQuery);
  const lately = await matchedLately(query, asked, room);
  if (lately === undefined) return notice(asked, [words.followNothing(shorten(query, 80))]);
  const there = await room.follows.inChannel(asked.message.channel);
  const known = there.find((one) => same(followCommand(one)) === same(followCommand({ ...wanted, query })));
  if (known?.paused) await room.follows.resume(known.id);
  const { thread: _, ...channel } = asked.message.channel;
  const order = { ...wanted, query, channel, zone, locale, createdBy: asked.message.user, createdAt: now };
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
  asked: Asked,
): Reply {
  const { words } = asked;
  const lines = [
    already ? words.followAlready(number, query) : words.followSet(number, query),
    ...(quiet ? [words.followQuiet(quiet.from, quiet.to, zone)] : []),
    ...more,
  ];
  const label = already ? words.buttons.unfollow(number) : words.buttons.undo;
  return notice(asked, lines, { actions: [{ label, command: oneTime(`unfollow ${number}`, asked) }] });
}

/** How many stories of the last week it would have matched; undefined where there is nothing to match by. */
export async function matchedLately(
  text: string,
  { now, zone }: Asked,
  { articles, index }: Room,
): Promise<number | undefined> {
  const compiled = compileQuery(parseQuery(text, { now, zone }), index.aliases);
  const isWordless = compiled.needs.some((ways) => ways.length === 0);
  if (isWordless || compiled.needs.length + compiled.filters.length === 0) return undefined;
  const lately = await articles.between(now - weekMs, now);
  const found = lately.filter((article) => matches(compiled, readArticle(article)));
  return new Set(found.map(({ storyId }) => storyId)).size;
}
