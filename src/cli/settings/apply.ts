import { isDeepStrictEqual } from "node:util";
import type { Storage } from "../../storage/storage.ts";
import { channelAt, personAt, type Settings, weekdaysOf } from "./file.ts";
import { asDigest, asFollow, asMute } from "./gather.ts";

/** How many of each were new; `choices` are channels that took their language or zone from the file. */
export type Applied = { feeds: number; digests: number; follows: number; mutes: number; choices: number };

type Channel = Settings["channels"][number];

/** Sets what is not set yet; what is there stays. Doing it twice changes nothing. */
export async function apply(settings: Settings, storage: Storage, now: number): Promise<Applied> {
  const applied: Applied = { feeds: 0, digests: 0, follows: 0, mutes: 0, choices: 0 };
  for (const { url, pages } of settings.feeds) {
    const { isNew } = await storage.feeds.add({ url, configured: false, fullText: pages }, now);
    applied.feeds += Number(isNew);
  }
  for (const channel of settings.channels) {
    applied.digests += await addDigests(channel, storage, now);
    applied.follows += await addFollows(channel, storage, now);
    applied.mutes += await addMutes(channel, storage, now);
    applied.choices += Number(await takeChoice(channel, storage));
  }
  return applied;
}

/** What the channel itself chose stays; false where the file adds nothing. */
async function takeChoice(written: Channel, { preferences }: Storage): Promise<boolean> {
  const ref = channelAt(written.channel);
  const there = (await preferences.channels()).find(({ channel }) => isDeepStrictEqual(channel, ref));
  const before = there?.preference ?? {};
  const chosen = { locale: before.locale ?? written.language, zone: before.zone ?? written.zone };
  const isNew = chosen.locale !== before.locale || chosen.zone !== before.zone;
  if (isNew) await preferences.choose(ref, chosen);
  return isNew;
}

/** Those of the file that are not stored yet. */
const missing = <Item>(written: Item[], stored: Item[]): Item[] =>
  written.filter((item) => !stored.some((one) => isDeepStrictEqual(one, item)));

/** The first digest covers what comes from now on: what came before was posted elsewhere. */
async function addDigests({ channel, digests }: Channel, { subscriptions }: Storage, now: number) {
  const ref = channelAt(channel);
  const added = missing(digests, (await subscriptions.inChannel(ref)).map(asDigest));
  for (const { times, zone, days, setBy, ...rest } of added) {
    await subscriptions.add({
      ...rest,
      channel: ref,
      schedule: { times: [...new Set(times)].sort(), zone, weekdays: weekdaysOf(days) },
      createdBy: personAt(setBy),
      createdAt: now,
      coveredUntil: now,
    });
  }
  return added.length;
}

async function addFollows({ channel, follows: written }: Channel, { follows }: Storage, now: number) {
  const ref = channelAt(channel);
  const added = missing(written, (await follows.inChannel(ref)).map(asFollow));
  for (const { setBy, ...rest } of added) {
    await follows.add({ ...rest, channel: ref, createdBy: personAt(setBy), createdAt: now });
  }
  return added.length;
}

async function addMutes({ channel, mutes: written }: Channel, { mutes }: Storage, now: number) {
  const ref = channelAt(channel);
  const added = missing(written, (await mutes.inChannel(ref)).map(asMute));
  for (const { query, setBy } of added) {
    await mutes.add({ query, channel: ref, createdBy: personAt(setBy), createdAt: now });
  }
  return added.length;
}
