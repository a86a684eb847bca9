import { pino } from "pino";
import { joinedDiscordChannels } from "../../../adapters/discord/joined-channels.ts";
import { joinedSlackChannels } from "../../../adapters/slack/joined-channels.ts";
import { AdapterError } from "../../chat/errors.ts";
import type { JoinedChannel, UserRef } from "../../chat/message.ts";
import type { Config } from "../../config.ts";
import { newDigest } from "../../digest/schedule/new-digest.ts";
import { formatSchedule, parseSchedule } from "../../digest/schedule/parse-schedule.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Asker } from "./prompts.ts";

export const usualTime = "08:30 weekdays";

/** The channels that the bot is in, of every platform that answers. */
export async function channelsOf({ slack, discord }: Config): Promise<JoinedChannel[]> {
  const log = pino({ level: "silent" });
  const asked = [
    ...(slack?.botToken ? [joinedSlackChannels({ ...slack, botToken: slack.botToken })] : []),
    ...(discord ? [joinedDiscordChannels({ ...discord, log })] : []),
  ].map((channels) =>
    channels.catch((error: unknown) => {
      if (!(error instanceof AdapterError)) throw error;
      console.log(error.message);
      return [];
    }),
  );
  return (await Promise.all(asked)).flat();
}

/** The one that was named: #general, general, slack:C012ABCDEF or discord:SERVER/CHANNEL. */
export function channelNamed(text: string, channels: JoinedChannel[]): JoinedChannel | undefined {
  const wanted = text.trim().replace(/^#/, "").toLowerCase();
  return channels.find(({ name, channel: { platform, tenant, channel } }) =>
    [name, channel, `${platform}:${channel}`, `${platform}:${tenant}/${channel}`, `${platform}:${name}`].some(
      (one) => one.toLowerCase() === wanted,
    ),
  );
}

/** Where and when the first digest is wanted; undefined for none. */
export async function askForDigest(
  asker: Asker,
  channels: JoinedChannel[],
  zone: string,
): Promise<{ at: JoinedChannel; times: string } | undefined> {
  const at = await asker.choose<JoinedChannel | undefined>("A digest of the news, for which channel?", [
    ...channels.map((one) => ({ value: one, name: `#${one.name} (${one.channel.platform})` })),
    { value: undefined, name: "None for now" },
  ]);
  if (!at) return undefined;
  const check = async (text: string) =>
    "problem" in parseSchedule(text, zone) ? "write times, and perhaps days: 08:30 weekdays" : undefined;
  return { at, times: await asker.text("When?", check, usualTime) };
}

/**
 * Sets a digest for a channel, unless it has that one; returns what was set, in words, or undefined if the
 * times cannot be read.
 */
export async function setFirstDigest(
  { channel, name, owner }: JoinedChannel,
  times: string,
  config: Pick<Config, "timeZone" | "operators">,
  { subscriptions }: Pick<Storage, "subscriptions">,
  now: number,
): Promise<string | undefined> {
  const wish = parseSchedule(times, config.timeZone);
  if ("problem" in wish) return undefined;
  const there = await subscriptions.inChannel(channel);
  const isSet = there.some((set) => formatSchedule(set) === formatSchedule(wish));
  const tenant = owner?.tenant ?? channel.tenant;
  const user = operatorOn(channel.platform, config.operators) ?? owner?.user ?? "";
  const createdBy: UserRef = { platform: channel.platform, tenant, user };
  const setUp = {
    channel,
    createdBy,
    locale: "en",
    creatorLocale: "en",
    channelName: `#${name}`,
    createdAt: now,
  };
  if (!isSet) await subscriptions.add(newDigest(wish, setUp));
  return `A digest of the news is posted in #${name}: ${formatSchedule(wish)}.`;
}

/** The id of the person who is told if it cannot be posted. */
const operatorOn = (platform: string, operators: string[]): string | undefined =>
  operators.find((operator) => operator.startsWith(`${platform}:`))?.replace(/^[a-z]+:(?:\w+\/)?/, "");
