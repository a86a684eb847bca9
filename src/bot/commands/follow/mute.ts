import type { Reply } from "../../../chat/reply.ts";
import { headOf, shorten } from "../../../chat/shorten.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { oneTime } from "../../one-time-action.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { asManager } from "../../require-manager.ts";
import { isWordless } from "../search/listing.ts";
import { endings, same } from "./numbered-query.ts";
import { unmuting } from "./unmute.ts";

/** Longer questions are cut, and the confirmation shows it. */
const longestQuery = 300;

/** Keeps stories out of the channel's digests and alerts; alone it lists what is kept out. */
export const mute: Command<{ query: string }> = {
  name: "mute",
  aliases: ["靜音", "静音"],
  parse: (rest) => ({ query: rest }),
  run: ({ query }, asked, room) =>
    query
      ? asManager(asked, () => setMute(headOf(query, longestQuery), asked, room))
      : listMutes(asked, room),
};

async function setMute(query: string, asked: RequestContext, { mutes }: BotDeps): Promise<Reply> {
  const { words, now } = asked;
  if (isWordless(query)) return notice(asked, [words.noWords(shorten(query, 80))]);
  const { thread: _, ...channel } = asked.message.channel;
  const there = await mutes.inChannel(channel);
  const known = there.find((one) => same(one.query) === same(query));
  const order = { channel, query, createdBy: asked.message.user, createdAt: now };
  const { number } = known ?? (await mutes.add(order));
  const line = known ? words.muteAlready(number, query) : words.muteSet(number, query);
  const label = known ? words.buttons.unmute(number) : words.buttons.undo;
  return notice(asked, [line], { actions: [{ label, command: oneTime(`unmute ${number}`, asked) }] });
}

async function listMutes(asked: RequestContext, { mutes }: BotDeps): Promise<Reply> {
  const { words, message } = asked;
  const there = await mutes.inChannel(message.channel);
  if (there.length === 0) return notice(asked, [words.muteNone]);
  const items = there.map(({ number, query }) => ({ name: String(number), detail: query, code: false }));
  return notice(asked, [], { title: words.muted, items, actions: endings(there, unmuting(asked), asked) });
}
