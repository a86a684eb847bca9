import type { Logger } from "pino";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import type { Adapter, OnAck } from "../chat/adapter.ts";
import type { OnUnanswered } from "../chat/ladder/climb.ts";
import type { Config } from "../config.ts";
import type { Storage } from "../storage/storage.ts";
import type { Clock } from "./app.ts";

/** An adapter for each platform with a token, not yet started; `observe` gets a platform's figures. */
export function platformAdapters(
  config: Config,
  storage: Storage,
  now: Clock,
  log: Logger,
  observe?: (platform: string) => { onAck: OnAck; onUnanswered: OnUnanswered },
): Adapter[] {
  const { slack, discord, port } = config;
  const { longTexts, keyValues, tenants, installations } = storage;
  const shared = (platform: string) => ({
    ...{ longTexts, tenants, now, random: Math.random },
    log: log.child({ platform }),
    ...observe?.(platform),
  });
  return [
    ...(slack ? [createSlackAdapter({ ...slack, port, installations, ...shared("slack") })] : []),
    ...(discord ? [createDiscordAdapter({ ...discord, keyValues, ...shared("discord") })] : []),
  ];
}
