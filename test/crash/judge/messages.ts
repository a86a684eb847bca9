import type { JudgedNewsroom } from "../newsroom/newsroom.ts";
import type { ShownMessage } from "./evidence.ts";

type Stored = { id: string; channel: string; key?: string; at: number; text: string };

/** https://docs.discord.com/developers/reference#snowflakes */
const discordEpoch = 1_420_070_400_000;

/** The messages that the platforms stored, without answers to people. */
function stored({ slack, discord }: JudgedNewsroom): Stored[] {
  return [
    ...slack.posted.map(({ channel, blocks, metadata, ts, text }) => ({
      channel,
      id: ts,
      key: (metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key,
      at: Number(ts) * 1_000,
      text: JSON.stringify(blocks ?? text),
    })),
    ...discord.posted
      .filter((message) => !message.webhook_id)
      .map(({ channel_id, components, nonce, id }) => ({
        channel: channel_id,
        id,
        key: nonce,
        at: Number(BigInt(id) >> 22n) + discordEpoch,
        text: JSON.stringify(components),
      })),
  ];
}

/** The messages in the channels of the orders. */
export function publicMessages(newsroom: JudgedNewsroom): (ShownMessage & { id: string; text: string })[] {
  const { orders } = newsroom;
  return stored(newsroom).flatMap(({ channel, id, key, at, text }) => {
    const kind = text.includes("News digest") ? "digest" : "follow";
    const order = orders.find((one) => one.kind === kind && one.channel.channel === channel);
    if (!order) return [];
    const { stories, again } = storiesIn(text);
    return { order: order.id, id, key, at, text, stories, again };
  });
}

/** What was written to people directly, as the platforms have it. */
export function directMessages(newsroom: JudgedNewsroom): string[] {
  const { slack, discord } = newsroom;
  const conversations = [...slack.workspace.conversations.values(), discord.world.directId];
  return stored(newsroom)
    .filter(({ channel }) => conversations.includes(channel))
    .map(({ text }) => text);
}

/** The stories that a message names, and those of them that it says were perhaps missed. */
function storiesIn(text: string): Pick<ShownMessage, "stories" | "again"> {
  const begin = text.indexOf("Perhaps missed");
  const fresh = text.slice(begin).search(/"New"|-# New\\n/);
  const missed = begin < 0 ? "" : text.slice(begin, fresh < 0 ? undefined : begin + fresh);
  return { stories: namedIn(text), again: namedIn(missed) };
}

const namedIn = (text: string): number[] => [
  ...new Set([...text.matchAll(/Aluminium story (\d+) ends/g)].map(([, number]) => Number(number))),
];
