import type { Storage } from "../../src/storage/storage.ts";
import type { CrashNewsroom, CrashSubscription } from "./newsroom.ts";

/** What became of the stories: each is due once for each subscription. */
export type Tally = { lost: string[]; doubled: string[]; uncertain: string[] };

/** A message stored by a platform: the subscription it is of, and the stories it shows. */
export type Seen = { order: string; stories: number[] };

/** Stories that a subscription may have posted, which cannot be looked up. */
export type Doubt = { order: string; stories: number[] };

/** Compares what was due with what the platforms stored. */
export function tally(orders: CrashSubscription[], written: number, seen: Seen[], doubts: Doubt[]): Tally {
  const result: Tally = { lost: [], doubled: [], uncertain: [] };
  for (const { id, kind, channel, canLookUp } of orders) {
    const times = countsOf(seen.filter(({ order }) => order === id));
    const doubted = countsOf(doubts.filter(({ order }) => order === id));
    for (let story = 1; story <= written; story++) {
      const name = `${kind} in ${channel.channel}: story ${story}`;
      const count = times.get(story) ?? 0;
      if (count > 1) result.doubled.push(name);
      if (count > 0) continue;
      if (doubted.has(story) && !canLookUp) result.uncertain.push(name);
      else result.lost.push(name);
    }
  }
  return result;
}

function countsOf(messages: { stories: number[] }[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const story of messages.flatMap(({ stories }) => stories))
    counts.set(story, (counts.get(story) ?? 0) + 1);
  return counts;
}

/** The messages that the platforms stored, without answers to people. */
function storedBy({ slack, discord }: CrashNewsroom): { channel: string; text: string }[] {
  const posted = discord.posted.filter((message) => !message.webhook_id);
  return [
    ...slack.posted.map(({ channel, blocks }) => ({ channel, text: JSON.stringify(blocks) })),
    ...posted.map(({ channel_id, components }) => ({
      channel: channel_id,
      text: JSON.stringify(components),
    })),
  ];
}

/** How many messages show a corrected story. */
export const correctedIn = (newsroom: CrashNewsroom): number =>
  storedBy(newsroom).filter(({ text }) => text.includes("ends well")).length;

/** Every delivery that the platforms stored. */
export function seenBy(newsroom: CrashNewsroom): Seen[] {
  const { orders } = newsroom;
  return storedBy(newsroom).map(({ channel, text }) => {
    const kind = text.includes("News digest") ? "digest" : "follow";
    const order = orders.find((one) => one.kind === kind && one.channel.channel === channel);
    const found = [...text.matchAll(/Aluminium story (\d+) ends/g)].map(([, number]) => Number(number));
    return { order: order?.id ?? "", stories: [...new Set(found)] };
  });
}

/** The deliveries that are uncertain in the ledger, and whether every other one is finished. */
export async function readLedger({
  store,
  orders,
}: CrashNewsroom): Promise<{ doubts: Doubt[]; isDone: boolean }> {
  const storage = await store.open();
  try {
    const isDone =
      (await storage.ledger.unfinished()).size === 0 && (await storage.follows.waiting()).length === 0;
    return { doubts: await doubtsOf(storage, orders), isDone };
  } finally {
    await storage.close();
  }
}

async function doubtsOf({ articles, ledger }: Storage, orders: CrashSubscription[]): Promise<Doubt[]> {
  const all = await articles.between(0, Number.MAX_SAFE_INTEGER);
  const doubts: Doubt[] = [];
  for (const { id, storyId, title } of all) {
    const story = Number(/story (\d+)/.exec(title)?.[1]);
    for (const { delivery } of await ledger.deliveriesShowing({ storyId, articleId: id })) {
      const isOurs = orders.some((order) => order.id === delivery.subscriptionId);
      if (delivery.state === "uncertain" && isOurs)
        doubts.push({ order: delivery.subscriptionId, stories: [story] });
    }
  }
  return doubts;
}
