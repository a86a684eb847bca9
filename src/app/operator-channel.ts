import { composeOutage } from "../bot/replies/outage-reply.ts";
import { composePlatformReport } from "../bot/replies/platform-reply.ts";
import { isUp } from "../chat/connection/connection.ts";
import type { ChannelRef } from "../chat/message.ts";
import type { Reply } from "../chat/reply.ts";
import { reportOutages } from "../ingest/feeds/poll/outages.ts";
import { type Locale, localeFor } from "../locales/locale.ts";
import type { App, Clock } from "./app.ts";
import { createPlatformReporter } from "./report-platforms.ts";

/**
 * Reports to the operators what lasts: feeds that fail, platforms that are away, and their recovery. Of a
 * platform in a channel on another one. Rejects if it cannot post.
 */
export function createOperatorReports({ adapters, config, storage }: App, now: Clock) {
  const adapterOf = ({ platform }: ChannelRef) =>
    adapters.find((one) => one.name === platform && isUp(one.connections()));

  /** False if no channel can be reached. */
  async function post(compose: (locale: Locale) => Reply, key: string, about?: string): Promise<boolean> {
    const channels = config.operatorChannels.filter(adapterOf);
    const channel = channels.find(({ platform }) => platform !== about) ?? channels[0];
    const adapter = channel && adapterOf(channel);
    if (!adapter) return false;
    await adapter.send(channel, compose(await localeOf(channel)), `${key}-${now().toString(36)}`);
    return true;
  }

  async function localeOf(channel: ChannelRef): Promise<Locale> {
    const nobody = { platform: channel.platform, tenant: channel.tenant, user: "" };
    const { channel: chosen } = await storage.preferences.of(nobody, channel);
    return chosen.locale ?? localeFor(undefined);
  }

  const reportPlatforms = createPlatformReporter(adapters, now, ({ platform, has, connections }) =>
    post((locale) => composePlatformReport(platform, has, connections, locale, now()), "platform", platform),
  );
  return async () => {
    await reportPlatforms();
    if (!config.operatorChannels.some(adapterOf)) return;
    await reportOutages({
      feeds: storage.feeds,
      now,
      report: async (feed, has) =>
        void (await post((locale) => composeOutage(feed, has, locale), `feed-${feed.id}`)),
    });
  };
}
