import type { Reply } from "../../../chat/reply.ts";
import { headOf } from "../../../chat/shorten.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { ownership } from "../../personal/bounds.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { requireManager } from "../../require-manager.ts";
import { isWordless } from "../search/listing.ts";
import { endings, same } from "./numbered-query.ts";
import { unmuting } from "./unmute.ts";

/** A longer query is cut, as the confirmation shows. */
const maxQueryLength = 300;

/** Keeps stories out of the channel's digests and alerts; alone it lists the mutes. */
export const mute: Command<{ query: string }> = {
  name: "mute",
  parse: (rest) => ({ query: rest }),
  run: ({ query }, context, deps) =>
    query
      ? requireManager(context, () => setMute(headOf(query, maxQueryLength), context, deps))
      : listMutes(context, deps),
};

async function setMute(query: string, context: RequestContext, { mutes }: BotDeps): Promise<Reply> {
  const { sentences, now } = context;
  if (isWordless(query)) return notice(context, [sentences.muteNothing]);
  const { thread: _, ...channel } = context.message.channel;
  const there = await mutes.inChannel(channel);
  const known = there.find((one) => same(one.query) === same(query));
  const order = { channel, query, createdBy: context.message.user, createdAt: now, ...ownership(context) };
  const { number } = known ?? (await mutes.add(order));
  const line = known ? sentences.muteAlready(number, query) : sentences.muteSet(number, query);
  const label = known ? sentences.buttons.unmute(number) : sentences.buttons.undo;
  return notice(context, [line], {
    actions: [{ label, command: oneTimeCommand(`unmute ${number}`, context) }],
  });
}

async function listMutes(context: RequestContext, { mutes }: BotDeps): Promise<Reply> {
  const { sentences, message } = context;
  const there = await mutes.inChannel(message.channel);
  if (there.length === 0) return notice(context, [sentences.mutes.none]);
  const items = there.map(({ number, query }) => ({ name: String(number), detail: query, code: false }));
  return notice(context, [], {
    title: sentences.muted,
    items,
    actions: endings(there, unmuting(context), context),
  });
}
