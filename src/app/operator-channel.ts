import { composeOutage } from "../bot/replies/outage-reply.ts";
import { composePlatformReport } from "../bot/replies/platform-reply.ts";
import type { Adapter } from "../chat/adapter.ts";
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

  /** Those of platforms that are there, without workspaces and servers that have removed the bot. */
  async function reachable(): Promise<{ channel: ChannelRef; adapter: Adapter }[]> {
    const found: { channel: ChannelRef; adapter: Adapter }[] = [];
    for (const channel of config.operatorChannels) {
      const adapter = adapterOf(channel);
      if (adapter && !(await storage.tenants.isAway(channel))) found.push({ channel, adapter });
    }
    return found;
  }

  /** In the first channel that takes it, those of `about` last; false if none can be reached. */
  async function post(compose: (locale: Locale) => Reply, key: string, about?: string): Promise<boolean> {
    const all = await reachable();
    const isOfThat = ({ channel }: { channel: ChannelRef }) => channel.platform === about;
    const inTurn = [...all.filter((one) => !isOfThat(one)), ...all.filter(isOfThat)];
    let failure: unknown;
    for (const { channel, adapter } of inTurn) {
      try {
        await adapter.send(channel, compose(await localeOf(channel)), `${key}-${now().toString(36)}`);
        return true;
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure) throw failure;
    return false;
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
    await reportOutages({
      feeds: storage.feeds,
      now,
      report: (feed, has) => post((locale) => composeOutage(feed, has, locale), `feed-${feed.id}`),
    });
  };
}
