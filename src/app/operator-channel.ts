import { composeOutage } from "../bot/replies/outage-reply.ts";
import type { ChannelRef } from "../chat/message.ts";
import { reportOutages } from "../ingest/feeds/poll/outages.ts";
import { localeFor } from "../locales/locale.ts";
import type { App, Clock } from "./app.ts";

/** Reports feeds that fail for long, and their recovery, in the operators' channel. Rejects if it cannot post. */
export async function reportToOperators(channel: ChannelRef, app: App, now: Clock): Promise<void> {
  const adapter = app.adapters.find(({ name }) => name === channel.platform);
  if (!adapter) return;
  await reportOutages({
    feeds: app.storage.feeds,
    now,
    async report(feed, has) {
      const nobody = { platform: channel.platform, tenant: channel.tenant, user: "" };
      const { channel: chosen } = await app.storage.preferences.of(nobody, channel);
      const locale = chosen.locale ?? localeFor(undefined);
      await adapter.send(channel, composeOutage(feed, has, locale), `feed-${feed.id}-${now().toString(36)}`);
    },
  });
}
