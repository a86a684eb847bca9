import { composeOutage } from "../bot/replies/outage-reply.ts";
import type { ChannelRef } from "../chat/message.ts";
import { reportOutages } from "../ingest/feeds/poll/outages.ts";
import type { App, Clock } from "./app.ts";

/** Tells the operators' channel of feeds that fail for long, and of their recovery. Rejects where it cannot be posted. */
export async function reportToOperators(channel: ChannelRef, app: App, now: Clock): Promise<void> {
  const adapter = app.adapters.find(({ name }) => name === channel.platform);
  if (!adapter) return;
  await reportOutages({
    feeds: app.storage.feeds,
    now,
    async tell(feed, has) {
      await adapter.send(channel, composeOutage(feed, has, "UTC"), `feed-${feed.id}-${now().toString(36)}`);
    },
  });
}
