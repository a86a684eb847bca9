import type { Logger } from "pino";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import type { Adapter, OnAck } from "../chat/adapter.ts";
import type { Config } from "../config.ts";
import type { Storage } from "../storage/storage.ts";
import type { Clock } from "./app.ts";

/**
 * An adapter for each platform that a token is set for, not yet started.
 * @param onAck gives what times a platform's acknowledgements
 */
export function platformAdapters(
  config: Config,
  storage: Storage,
  now: Clock,
  log: Logger,
  onAck?: (platform: string) => OnAck,
): Adapter[] {
  const { slack, discord, port } = config;
  const adapters: Adapter[] = [];
  const { longTexts, keyValues, tenants, installations } = storage;
  const shared = (platform: string) => ({
    longTexts,
    now,
    log: log.child({ platform }),
    onAck: onAck?.(platform),
  });
  if (slack)
    adapters.push(createSlackAdapter({ ...slack, port, tenants, installations, ...shared("slack") }));
  if (discord) adapters.push(createDiscordAdapter({ ...discord, keyValues, tenants, ...shared("discord") }));
  return adapters;
}
