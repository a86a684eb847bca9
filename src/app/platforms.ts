import type { Logger } from "pino";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import type { Adapter, OnAck } from "../chat/adapter.ts";
import type { Config } from "../config.ts";
import type { Storage } from "../storage/storage.ts";
import type { Clock } from "./app.ts";

/** An adapter for each platform with a token, not yet started; `onAck` times a platform's acknowledgements. */
export function platformAdapters(
  config: Config,
  storage: Storage,
  now: Clock,
  log: Logger,
  onAck?: (platform: string) => OnAck,
): Adapter[] {
  const { slack, discord, port } = config;
  const { longTexts, keyValues, tenants, installations } = storage;
  const shared = (platform: string) => ({
    ...{ longTexts, tenants, now },
    log: log.child({ platform }),
    onAck: onAck?.(platform),
  });
  return [
    ...(slack ? [createSlackAdapter({ ...slack, port, installations, ...shared("slack") })] : []),
    ...(discord ? [createDiscordAdapter({ ...discord, keyValues, ...shared("discord") })] : []),
  ];
}
