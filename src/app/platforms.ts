import type { Logger } from "pino";
import type { Adapter, OnAck } from "../chat/adapter.ts";
import type { OnUnanswered } from "../chat/ladder/climb.ts";
import type { Config } from "../config.ts";
import type { Storage } from "../storage/storage.ts";
import type { Clock } from "./app.ts";

/**
 * An adapter for each platform with a token, not yet started; `observe` gets a platform's figures. Only what
 * is needed is loaded.
 */
export async function platformAdapters(
  config: Config,
  storage: Storage,
  now: Clock,
  log: Logger,
  observe?: (platform: string) => { onAck: OnAck; onUnanswered: OnUnanswered },
): Promise<Adapter[]> {
  const { slack, slackFeatures: features, discord, port } = config;
  const { longTexts, keyValues, tenants, installations, channelChanges } = storage;
  const shared = (platform: string) => ({
    ...{ longTexts, tenants, now, random: Math.random },
    log: log.child({ platform }),
    ...observe?.(platform),
  });
  const adapters: Adapter[] = [];
  if (slack) {
    const { createSlackAdapter } = await import("../../adapters/slack/index.ts");
    const stores = { installations, channelChanges };
    adapters.push(createSlackAdapter({ ...slack, features, port, ...stores, ...shared("slack") }));
  }
  if (discord) {
    const { createDiscordAdapter } = await import("../../adapters/discord/index.ts");
    adapters.push(createDiscordAdapter({ ...discord, keyValues, ...shared("discord") }));
  }
  return adapters;
}
