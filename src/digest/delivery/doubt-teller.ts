import { createInFlight } from "../../async/in-flight.ts";
import { AdapterError } from "../../chat/errors.ts";
import type { Delivery } from "../ledger.ts";
import type { DeliveryContext, DeliveryTarget, Platform } from "./delivery-deps.ts";
import { deliveryTarget } from "./delivery-targets.ts";
import { logDataOf } from "./reasons.ts";
import { tellDoubt } from "./tell-creator.ts";

const retryDelayMs = 60_000;
/** After a refusal: the person may have closed their direct messages. */
const retryRefusedMs = 60 * 60_000;

export type DoubtTeller = {
  /** Begins to tell what nobody was told of yet. Throws StorageError. */
  begin(): Promise<void>;
  settled(): Promise<void>;
};

/**
 * Tells whoever set up a digest or follow, at once, that it may not have been posted. The ledger keeps who
 * was told, so that a crash in between has them told after it. Of several processes one does this.
 */
export function createDoubtTeller(deps: DeliveryContext, platforms: Map<string, Platform>): DoubtTeller {
  const { ledger, leases, tenants, now, log } = deps;
  const inFlight = createInFlight();
  const retryAt = new Map<string, number>();

  /** Begins to tell one, unless nobody is to be told, or not now. */
  async function beginToTell(doubt: Delivery): Promise<void> {
    const target = await deliveryTarget(deps, doubt);
    // With the digest or follow, whoever set it is forgotten.
    if (!target) return ledger.doubtTold(doubt.key);
    const platform = platforms.get(target.channel.platform);
    if (!platform || (await tenants.isAway(target.channel))) return;
    void inFlight.track(tell(doubt, target, platform), doubt.key);
  }

  async function tell(doubt: Delivery, target: DeliveryTarget, platform: Platform): Promise<void> {
    try {
      await platform.pool.run(target.channel.tenant, async () => {
        await tellDoubt(doubt, { ...deps, ...platform, target });
        await ledger.doubtTold(doubt.key);
        retryAt.delete(doubt.key);
      });
    } catch (error) {
      const isRefused =
        error instanceof AdapterError && ["forbidden", "gone", "rejected"].includes(error.code);
      retryAt.set(doubt.key, now() + (isRefused ? retryRefusedMs : retryDelayMs));
      if (isRefused) await ledger.doubtUntellable(doubt.key);
      log.warn({ delivery: doubt.key, ...logDataOf(error) }, "whoever set it could not be told of the doubt");
    }
  }

  function mayBeTold({ key, doubt }: Delivery): boolean {
    const waitMs = (retryAt.get(key) ?? 0) - now();
    // None waits longer: the clock was ahead.
    return doubt !== "told" && !inFlight.has(key) && (waitMs <= 0 || waitMs > retryRefusedMs);
  }

  return {
    async begin() {
      const untold = (await ledger.openDoubts()).filter(mayBeTold);
      if (untold.length === 0 || !(await leases.acquire("stories and follows", now()))) return;
      for (const doubt of untold) await beginToTell(doubt);
    },
    settled: inFlight.settled,
  };
}
