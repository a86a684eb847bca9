import type { Reply } from "../../../chat/reply.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { notice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { endings } from "./numbered-query.ts";
import { unfollowing } from "./unfollow.ts";

const weekMs = 7 * 86_400_000;

/** What is followed here, and how much it matched lately. */
export const following: Command<Record<string, never>> = {
  name: "following",
  aliases: ["follows", "追蹤中"],
  parse: (rest) => (rest ? undefined : {}),
  run: (_, asked, room) => listFollows(asked, room),
};

async function listFollows(asked: RequestContext, { follows }: BotDeps): Promise<Reply> {
  const { words, message, now } = asked;
  const there = await follows.inChannel(message.channel);
  if (there.length === 0) return notice(asked, [words.followNone]);
  const counts = await follows.counts(message.channel, now - weekMs);
  const items = there.map(({ id, number, query, quiet, zone, paused }) => {
    const details = [
      words.followCount(counts.get(id) ?? 0),
      ...(quiet ? [words.followQuiet(quiet.from, quiet.to, zone)] : []),
      ...(paused ? [words.digestPaused(paused.because)] : []),
    ];
    return { name: `${number}. ${query}`, detail: details.join(" · "), code: false };
  });
  return notice(asked, [], {
    title: words.following,
    items,
    actions: there.flatMap((one) => [
      { label: words.editing.followButton(one.number), command: `follow edit ${one.number}` },
      ...endings([one], unfollowing(asked), asked),
    ]),
  });
}
