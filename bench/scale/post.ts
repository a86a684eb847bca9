import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { composeAlert, composePaused } from "../../src/bot/replies/alert-reply.ts";
import { composeDigest } from "../../src/bot/replies/digest-reply.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { createDeliveryScheduler } from "../../src/digest/delivery/delivery-scheduler.ts";
import { createFuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import type { Job, Posted } from "./jobs.ts";

/** The platform's response time for a post, in milliseconds. */
const answerMs = 50;

/** Posts digests until this and the other processes have posted all. */
export async function post(
  { url, channels, now: moment }: Extract<Job, { job: "post" }>,
  tell: (figures: Posted) => void,
): Promise<void> {
  const storage = await openPostgres(url);
  const [now, log, index] = [
    () => moment,
    pino({ level: "silent" }),
    createFuzzyIndex({ now: () => moment }),
  ];
  const platform = slowPlatform();
  const words = { digest: composeDigest, alert: composeAlert, paused: composePaused };
  const unreached = async () => [];
  const desk = createDeliveryScheduler({
    ...storage,
    index,
    adapters: [platform],
    texts: words,
    unreached,
    now,
    log,
  });
  const began = Date.now();
  do {
    await desk.tick();
    await sleep(50);
  } while ((await storage.ledger.count("sent")) < channels);
  tell({ posted: platform.posted(), began, ended: Date.now() });
  await desk.stop();
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
      await sleep(answerMs);
      return { channel, message: String(posted) };
    },
    async start() {},
    async stop() {},
    async edit() {},
    async sendDirectMessage() {},
    async checkPost() {},
    findDelivery: async () => ({ state: "absent" }),
  };
}
