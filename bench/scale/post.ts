import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { deliveryTexts } from "../../src/app/delivery-texts.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { createDeliveryScheduler } from "../../src/digest/delivery/delivery-scheduler.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import type { PostResult, ScaleJob } from "./jobs.ts";

/** The platform's response time for a post. */
const answerDelayMs = 50;

/** Posts digests until this and the other processes have posted all. */
export async function post(
  { url, channels, now: moment }: Extract<ScaleJob, { job: "post" }>,
  report: (figures: PostResult) => void,
): Promise<void> {
  const storage = await openPostgres(url);
  const now = () => moment;
  const platform = slowPlatform();
  const scheduler = createDeliveryScheduler({
    ...storage,
    index: new FuzzyIndex({ now }),
    adapters: [platform],
    texts: deliveryTexts,
    unreachableFeeds: async () => [],
    now,
    uptime: () => performance.now(),
    log: pino({ level: "silent" }),
  });
  const began = Date.now();
  do {
    await scheduler.tick();
    await sleep(50);
  } while ((await storage.ledger.count("sent")) < channels);
  report({ posted: platform.posted(), began, ended: Date.now() });
  await scheduler.stop();
  await storage.close();
}

/** A platform with many workspaces, so that no rate limit is reached. */
function slowPlatform(): Adapter & { posted(): number } {
  let posted = 0;
  return {
    name: "slack",
    posted: () => posted,
    async send(channel) {
      posted++;
      await sleep(answerDelayMs);
      return { channel, message: String(posted) };
    },
    async start() {},
    async stop() {},
    async edit() {},
    sendDirectMessage: async ({ user, ...tenant }) => ({
      channel: { ...tenant, channel: user },
      message: "d",
    }),
    async checkPost() {},
    channelName: async () => "#general",
    connections: () => [],
    findDelivery: async () => ({ state: "absent" }),
  };
}
