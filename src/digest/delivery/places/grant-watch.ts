import type { Adapter } from "../../../chat/adapter.ts";
import type { ChannelRef } from "../../../chat/message.ts";
import type { RefusalCode } from "../../../chat/refusal.ts";
import type { PlaceKind } from "../../../chat/reply.ts";
import { errorCode } from "../../../locales/error-text.ts";
import { longestDelayMs } from "../../schedule/due-slots.ts";
import type { DeliveryDeps } from "../delivery-deps.ts";

/** Within a minute of a grant what it allows goes on. */
const lookEveryMs = 20_000;

/** Refusals that a platform shows beforehand, and takes back without a post. */
const visible = new Set<string | undefined>([
  "lacks_permission",
  "thread_archived",
  "thread_locked",
  "timed_out",
] satisfies RefusalCode[]);

export type GrantWatch = {
  /** To be called again and again. Throws StorageError. */
  look(): Promise<void>;
};

type Resting = { id: string; channel: ChannelRef; place?: PlaceKind; because?: string };

/**
 * Lets what rests after a refusal go on as soon as the platform has told that it may: a permission was granted,
 * a thread unlocked, a time-out has ended. What cannot be seen so, such as a filter of contents, waits for its
 * next time.
 */
export function createGrantWatch(deps: DeliveryDeps, adapters: Adapter[]): GrantWatch {
  const { subscriptions, follows, ledger, tenants, now, log } = deps;
  /** By id, whether what was resting at the last look could have been posted. */
  let known = new Map<string, boolean | undefined>();
  let lookedAt = Number.NEGATIVE_INFINITY;

  /** What may be posted now, and could not when it was refused or looked at last. */
  async function granted(resting: Resting[], seen: typeof known): Promise<string[]> {
    const found: string[] = [];
    for (const { id, channel, place, because = "" } of resting) {
      const adapter = adapters.find(({ name }) => name === channel.platform);
      const may = adapter?.mayPost?.(channel, place);
      const could = known.has(id) ? known.get(id) : !visible.has(errorCode(because));
      seen.set(id, may);
      if (may && !could && !(await tenants.isAway(channel))) found.push(id);
    }
    return found;
  }

  return {
    async look() {
      if (Math.abs(now() - lookedAt) < lookEveryMs || !adapters.some(({ mayPost }) => mayPost)) return;
      lookedAt = now();
      const seen: typeof known = new Map();
      const digests = await subscriptions.paused();
      const digestIds = await granted(
        digests.map((one) => ({ ...one, because: one.pausedBecause })),
        seen,
      );
      const paused = await follows.paused();
      const followIds = await granted(
        paused.map((one) => ({ ...one, because: one.paused?.because })),
        seen,
      );
      known = seen;
      for (const id of digestIds) {
        await ledger.reopenLast(id, now() - longestDelayMs, now());
        await subscriptions.resume(id);
      }
      for (const id of followIds) await follows.resume(id);
      const orders = [...digestIds, ...followIds];
      if (orders.length > 0) log.info({ orders }, "what was refused may be posted again");
    },
  };
}
