import type { Logger } from "pino";
import { createDiscordAdapter } from "../adapters/discord/index.ts";
import { createSlackAdapter } from "../adapters/slack/index.ts";
import type { Adapter } from "./chat/adapter.ts";
import type { LongTexts } from "./chat/long-texts.ts";
import type { Config } from "./config.ts";
import type { Clock } from "./desk.ts";

/** An adapter for each platform that a token is set for, not yet started. */
export function platformAdapters(config: Config, longTexts: LongTexts, now: Clock, log: Logger): Adapter[] {
  const { slack, discord, port } = config;
  const adapters: Adapter[] = [];
  const shared = (platform: string) => ({ longTexts, now, log: log.child({ platform }) });
  if (slack) adapters.push(createSlackAdapter({ ...slack, port, ...shared("slack") }));
  if (discord) adapters.push(createDiscordAdapter({ ...discord, ...shared("discord") }));
  return adapters;
}
