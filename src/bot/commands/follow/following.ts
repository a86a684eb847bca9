import type { Reply } from "../../../chat/reply.ts";
import { channelIfNamed } from "../../../chat/wording/channel-names.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { notice } from "../../replies/build-reply.ts";
import { describeShortfalls, describeStyle, momentOf } from "../../replies/format-time.ts";
import { pauseOf } from "../../replies/paused-reply.ts";
import type { RequestContext } from "../../request-context.ts";
import { endings } from "./numbered-query.ts";
import { unfollowing } from "./unfollow.ts";

/** Of more, a message has no room for a third button each. */
const maxStyled = 3;

const weekMs = 7 * 86_400_000;

/** The follows of the channel, and how much each matched lately. */
export const following: Command<Record<string, never>> = {
  name: "following",
  parse: (rest) => (rest ? undefined : {}),
  run: (_, context, deps) => listFollows(context, deps),
};

async function listFollows(context: RequestContext, { follows, ledger }: BotDeps): Promise<Reply> {
  const { sentences, message, now, locale, place } = context;
  const there = await follows.inChannel(message.channel);
  const lines = await besides(context, follows);
  if (there.length === 0) return notice(context, [sentences.follows.none, ...lines]);
  const counts = await follows.counts(message.channel, now - weekMs);
  const doubts = Map.groupBy(await ledger.openDoubts(), ({ subscriptionId }) => subscriptionId);
  const items = there.map(({ id, number, query, quiet, zone, style, shortfalls, paused, isUntold }) => {
    const details = [
      sentences.followCount(counts.get(id) ?? 0),
      ...(quiet ? [sentences.followQuiet(quiet.from, quiet.to, zone)] : []),
      ...describeStyle(style, sentences),
      ...describeShortfalls(shortfalls, sentences),
      ...pauseOf(paused?.because, isUntold, sentences),
      ...(doubts.get(id) ?? []).map(({ dueAt }) =>
        sentences.doubt.open(momentOf(dueAt, { locale, zone, now })),
      ),
    ];
    return { name: `${number}. ${query}`, detail: details.join(" · "), code: false };
  });
  return notice(context, lines, {
    title: sentences.following(place ?? channelIfNamed(message.channel, there[0]?.channelName)),
    items,
    actions: there.flatMap((one) => [
      { label: sentences.editing.followButton(one.number), command: `follow edit ${one.number}` },
      ...(there.length <= maxStyled
        ? [{ label: sentences.style.buttonOf(one.number), command: `follow style ${one.number}` }]
        : []),
      ...endings([one], unfollowing(context), context),
    ]),
  });
}

/** In an answer to one person, what they follow for themselves besides; in their own conversation that is all there is. */
async function besides(
  { sentences, message, visibility, place }: RequestContext,
  follows: BotDeps["follows"],
): Promise<string[]> {
  if (visibility !== "private" || message.isPersonal || place) return [];
  const own = await follows.personalOf(message.user);
  return own.length > 0 ? [sentences.personal.besides(own.length)] : [];
}
