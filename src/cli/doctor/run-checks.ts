import { existsSync } from "node:fs";
import { pino } from "pino";
import { probeDiscord } from "../../../adapters/discord/probe.ts";
import { probeSlack } from "../../../adapters/slack/probe.ts";
import { probeWorkspaces } from "../../../adapters/slack/probe-workspaces.ts";
import { isReadOnly, openDataToRead } from "../../app/data-folder.ts";
import { databasePath } from "../../app/files.ts";
import type { CheckResult } from "../../chat/check-result.ts";
import type { ChannelRef } from "../../chat/message.ts";
import type { PostStyle } from "../../chat/posts/post-style.ts";
import type { PlaceKind } from "../../chat/reply.ts";
import type { Config } from "../../config.ts";
import { checkPostgres } from "../../storage/postgres/open-postgres.ts";
import type { Storage } from "../../storage/storage.ts";
import { checkClock } from "./clock.ts";
import { checkContents } from "./contents.ts";
import { checkMachine } from "./machine.ts";
import { checkCluster } from "./search-cluster.ts";
import { checkIndex } from "./search-index.ts";
import { checkWeb } from "./web.ts";

/** Checks everything that Newsdesk needs, from the machine to the channels it posts to. */
export async function runChecks(config: Config, now: number): Promise<CheckResult[]> {
  const machine = await checkMachine(config);
  const usable = machine.every(
    ({ part, verdict }) => verdict !== "fail" || (part !== "Database" && isReadOnly(config)),
  );
  // A check leaves nothing behind: if there is no database yet, none is created.
  const storage = usable && (await databaseExists(config)) ? await openDataToRead(config) : undefined;
  try {
    const contents = storage && [
      await checkClock(storage, now),
      ...(config.search ? await checkCluster(storage, config.search) : [await checkIndex(storage, config)]),
      ...(await checkContents(storage, now)),
    ];
    const channels = storage ? await postedTo(storage) : [];
    const outside = await Promise.all([checkWeb(config), ...checkPlatforms(config, channels, storage, now)]);
    return [...machine, ...(contents ?? []), ...outside.flat()];
  } finally {
    await storage?.close();
  }
}

const databaseExists = async (config: Config): Promise<boolean> =>
  config.databaseUrl ? checkPostgres(config.databaseUrl) : existsSync(databasePath(config));

type PostedChannel = ChannelRef & { place?: PlaceKind; style?: PostStyle };

/**
 * Each channel with a digest or a follow, once, for what it is to have there, and with the style of one that has a
 * sender; nobody's own conversation is looked into.
 */
async function postedTo({ subscriptions, follows }: Storage): Promise<PostedChannel[]> {
  const set = [...(await follows.all()), ...(await subscriptions.all())];
  const posted = set.filter(({ isPersonal }) => !isPersonal);
  const plainFirst = posted.sort((one, other) => Number(Boolean(one.place)) - Number(Boolean(other.place)));
  const channels = plainFirst.map(({ channel, place }) => ({ ...channel, ...(place && { place }) }));
  const signed = new Map(
    posted.flatMap(({ channel, style }) => (style?.sender ? [[idOf(channel), style]] : [])),
  );
  const once = [...new Map(channels.map((one) => [idOf(one), one])).values()];
  return once.map((one) => ({ ...one, style: signed.get(idOf(one)) }));
}

const idOf = ({ platform, tenant, channel }: ChannelRef): string => `${platform} ${tenant} ${channel}`;

function checkPlatforms(
  { slack, slackFeatures: features, discord }: Config,
  channels: PostedChannel[],
  storage: Storage | undefined,
  now: number,
): Promise<CheckResult[]>[] {
  const on = (platform: string) => channels.filter((channel) => channel.platform === platform);
  if (!slack && !discord) {
    const remedy = "run newsdesk init, or see .env.example";
    return [Promise.resolve([{ part: "Platforms", verdict: "warn", detail: "no token is set", remedy }])];
  }
  const log = pino({ level: "silent" });
  return [
    ...(slack ? [checkSlack({ ...slack, features }, on("slack"), storage, now)] : []),
    ...(discord ? [probeDiscord({ ...discord, keyValues: storage?.keyValues, log }, on("discord"))] : []),
  ];
}

async function checkSlack(
  slack: NonNullable<Config["slack"]> & { features: Config["slackFeatures"] },
  channels: ChannelRef[],
  storage: Storage | undefined,
  now: number,
): Promise<CheckResult[]> {
  const { botToken, oauth } = slack;
  if (botToken) return probeSlack({ ...slack, botToken }, channels);
  const installations = storage?.installations ?? { all: async () => [] };
  return oauth ? probeWorkspaces({ ...slack, oauth }, installations, channels, now) : [];
}
