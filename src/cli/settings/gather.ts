import type { ChannelRef } from "../../chat/message.ts";
import type { Follow } from "../../digest/follows/follow.ts";
import type { Mute } from "../../digest/mute.ts";
import type { DigestSubscription } from "../../digest/subscription.ts";
import type { Feed } from "../../ingest/feeds/feed.ts";
import type { AliasRules } from "../../search/aliases/aliases.ts";
import type { Storage } from "../../storage/storage.ts";
import { dayNames, personOf, placeOf, type Settings } from "./file.ts";

/** Everything that people have set, in the form of the file. */
export async function gather(storage: Storage, aliases: AliasRules): Promise<Settings> {
  const { feeds, pageRules, subscriptions, follows, mutes, preferences } = storage;
  const chosen = await preferences.channels();
  const subscribed = [...(await subscriptions.all()), ...(await follows.all()), ...(await mutes.all())];
  const channels = new Map([...subscribed, ...chosen].map(({ channel }) => [placeOf(channel), channel]));
  const choices = new Map(chosen.map(({ channel, preference }) => [placeOf(channel), preference]));
  const settingsOf = async ([channel, ref]: [string, ChannelRef]) => {
    const { locale: language, zone } = choices.get(channel) ?? {};
    return {
      ...{ channel, ...(language && { language }), ...(zone && { zone }) },
      digests: (await subscriptions.inChannel(ref)).map(asDigest),
      follows: (await follows.inChannel(ref)).map(asFollow),
      mutes: (await mutes.inChannel(ref)).map(asMute),
    };
  };
  return {
    feeds: (await feeds.list()).map(asFeed),
    pages: [...Map.groupBy(await pageRules.list(), ({ host }) => host)].map(([host, rules]) => ({
      host,
      rules: rules.map(({ kind, text }) => ({ [kind]: text })),
    })),
    aliases,
    channels: await Promise.all([...channels].sort().map(settingsOf)),
  };
}

const asFeed = ({ url, fullText, rules }: Feed): Settings["feeds"][number] => ({
  url,
  pages: fullText,
  rules: rules.map(({ kind, text }) => ({ [kind]: text })),
});

export const asDigest = ({
  schedule,
  about,
  most,
  silent,
  place,
  locale,
  createdBy,
}: DigestSubscription) => ({
  times: schedule.times,
  zone: schedule.zone,
  days: dayNames(schedule.weekdays),
  ...(about && { about }),
  ...(most && { most }),
  ...(silent && { silent }),
  ...(place && { place }),
  locale,
  setBy: personOf(createdBy),
});

export const asFollow = ({ query, zone, quiet, place, locale, createdBy }: Follow) => ({
  query,
  zone,
  ...(quiet && { quiet }),
  ...(place && { place }),
  locale,
  setBy: personOf(createdBy),
});

export const asMute = ({ query, createdBy }: Mute) => ({ query, setBy: personOf(createdBy) });
