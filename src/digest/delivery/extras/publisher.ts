import { createInFlight } from "../../../async/in-flight.ts";
import { AdapterError } from "../../../chat/errors.ts";
import type { PublishShortfall } from "../../../chat/posts/shortfalls.ts";
import type { Delivery } from "../../ledger.ts";
import type { DeliveryContext, DeliveryTarget, Platform } from "../delivery-deps.ts";
import { deliveryTarget } from "../delivery-targets.ts";
import { logDataOf } from "../reasons.ts";
import { noteShortfall } from "../tell-creator.ts";

const retryDelayMs = 60_000;
/** Nobody wants older news in other servers. */
const maxAgeMs = 24 * 60 * 60_000;

export type Publisher = {
  /** Begins to publish what is posted and not published yet. Throws StorageError. */
  begin(): Promise<void>;
  settled(): Promise<void>;
};

/**
 * Publishes posts to those who follow their channel. The ledger notes with the request to post that this is to be
 * done, and the platform publishes a message once, however often it is asked: a crash in between neither forgets it
 * nor does it twice. Of several processes one does this.
 */
export function createPublisher(deps: DeliveryContext, platforms: Map<string, Platform>): Publisher {
  const { ledger, leases, tenants, now, log } = deps;
  const inFlight = createInFlight();

  async function beginOne(delivery: Delivery): Promise<void> {
    const target = await deliveryTarget(deps, delivery);
    const platform = target && platforms.get(target.channel.platform);
    if (!target || !platform?.adapter.publish || now() - delivery.dueAt > maxAgeMs)
      return ledger.published(delivery.key);
    if (await tenants.isAway(target.channel)) return;
    const work = platform.pool.run(target.channel.tenant, () => publish(delivery, target, platform));
    void inFlight.track(
      work.catch((error: unknown) =>
        log.warn({ delivery: delivery.key, ...logDataOf(error) }, "publishing broken off"),
      ),
      delivery.key,
    );
  }

  async function publish(delivery: Delivery, target: DeliveryTarget, platform: Platform): Promise<void> {
    const { key, message } = delivery;
    const note = (because: PublishShortfall | undefined, minutes?: number) =>
      noteShortfall({ ...deps, ...platform, target, delivery }, "publish", because, { minutes });
    try {
      if (message) await platform.adapter.publish?.(message);
      await ledger.published(key);
      await note(undefined);
    } catch (error) {
      if (!(error instanceof AdapterError)) throw error;
      log.warn({ delivery: key, ...logDataOf(error) }, "a post was not published");
      const isFinal = ["forbidden", "gone", "rejected"].includes(error.code);
      const waitMs = error.retryAfterMs ?? retryDelayMs;
      await (isFinal ? ledger.published(key) : ledger.publishLater(key, now() + waitMs));
      if (isFinal) await note("publish_refused");
      // A short wait is no limit that anybody would notice.
      else if (error.code === "rate_limited" && waitMs > retryDelayMs)
        await note("publish_limit", Math.ceil(waitMs / 60_000));
    }
  }

  return {
    async begin() {
      const waiting = (await ledger.toPublish(now())).filter(({ key }) => !inFlight.has(key));
      if (waiting.length === 0 || !(await leases.acquire("stories and follows", now()))) return;
      for (const delivery of waiting) await beginOne(delivery);
    },
    settled: inFlight.settled,
  };
}
