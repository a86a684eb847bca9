import { existsSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { probeDiscord } from "../../../adapters/discord/probe.ts";
import { probeSlack } from "../../../adapters/slack/probe.ts";
import type { Finding } from "../../chat/finding.ts";
import type { ChannelRef } from "../../chat/message.ts";
import type { Config } from "../../config.ts";
import { openData } from "../../desk.ts";
import type { Storage } from "../../storage/storage.ts";
import { lookAtContents } from "./contents.ts";
import { lookAtMachine } from "./machine.ts";
import { lookAtWeb } from "./web.ts";

/** Looks at everything that Newsdesk needs, from the machine to the channels it posts to. */
export async function examine(config: Config, now: number): Promise<Finding[]> {
  const machine = await lookAtMachine(config);
  const usable = machine.every(({ verdict }) => verdict !== "fail");
  // A look leaves nothing behind: where there is no database yet, none is made.
  const storage =
    usable && existsSync(join(config.dataDir, "newsdesk.sqlite")) ? await openData(config) : undefined;
  try {
    const contents = storage ? await lookAtContents(storage, now) : [];
    const channels = storage ? await postedTo(storage) : [];
    const outside = await Promise.all([lookAtWeb(config), ...platforms(config, channels)]);
    return [...machine, ...contents, ...outside.flat()];
  } finally {
    await storage?.close();
  }
}

/** Each channel with a digest or a follow, once. */
async function postedTo({ subscriptions, follows }: Storage): Promise<ChannelRef[]> {
  const orders = [...(await subscriptions.all()), ...(await follows.all())];
  return [...new Map(orders.map(({ channel }) => [JSON.stringify(channel), channel])).values()];
}

function platforms({ slack, discord }: Config, channels: ChannelRef[]): Promise<Finding[]>[] {
  const on = (platform: string) => channels.filter((channel) => channel.platform === platform);
  if (!slack && !discord) {
    const remedy = "run newsdesk init, or see .env.example";
    return [Promise.resolve([{ part: "Platforms", verdict: "warn", detail: "no token is set", remedy }])];
  }
  const log = pino({ level: "silent" });
  return [
    ...(slack ? [slackFindings(slack, on("slack"))] : []),
    ...(discord ? [probeDiscord({ ...discord, log }, on("discord"))] : []),
  ];
}

async function slackFindings(
  slack: NonNullable<Config["slack"]>,
  channels: ChannelRef[],
): Promise<Finding[]> {
  const { botToken } = slack;
  if (botToken) return probeSlack({ ...slack, botToken }, channels);
  const detail = "for many workspaces: each installation brings its own token, and none is tried here";
  return [{ part: "Slack", verdict: "pass", detail }];
}
