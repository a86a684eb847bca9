import { createInFlight } from "../../async/in-flight.ts";
import { AdapterError } from "../../chat/errors.ts";
import { correctMessage, type OutdatedMessage, outdatedBy } from "./correct-message.ts";
import type { DeliveryDeps, Platform } from "./delivery-deps.ts";
import { reasonOf } from "./reasons.ts";

/** The key under which the cursor in the change feed is saved. */
const cursorKey = "digest corrections";
const maxChanges = 50;
/** For a platform that asks us to wait without saying how long. */
const defaultDelayMs = 60_000;

export type CorrectionRunner = {
  /** Begins to correct what was revised since the last call, unless corrections are in flight. Throws StorageError. */
  begin(): Promise<void>;
  settled(): Promise<void>;
};

/**
 * Edits messages whose articles were revised. The cursor is saved after the edits, so that those a
 * crash interrupts are made again.
 */
export function createCorrectionRunner(
  deps: DeliveryDeps,
  platforms: Map<string, Platform>,
): CorrectionRunner {
  const { articles, leases, index, keyValues, tenants, now, log } = deps;
  const inFlight = createInFlight();

  async function attempt(outdated: OutdatedMessage, { adapter, pool }: Platform, lane: string) {
    try {
      const { message } = outdated.delivery;
      if (message && (await tenants.isAway(message.channel))) return "done";
      await correctMessage(outdated, adapter, deps);
    } catch (error) {
      if (error instanceof AdapterError && error.code === "rate_limited") {
        pool.slowDown(lane, now() + (error.retryAfterMs ?? defaultDelayMs));
        return "again";
      }
      // Nobody needs to know: the story itself was posted.
      log.warn({ delivery: outdated.delivery.key, reason: reasonOf(error) }, "a correction was not shown");
    }
    return "done";
  }

  /** False if the pool was closed before. */
  async function correct(outdated: OutdatedMessage): Promise<boolean> {
    const { message } = outdated.delivery;
    const platform = platforms.get(message?.channel.platform ?? "");
    if (!platform || !message) return true;
    // A lane for corrections alone, so that no digest waits behind a flood of them.
    const lane = `${message.channel.tenant} corrections`;
    for (;;) {
      const outcome = await platform.pool.run(lane, () => attempt(outdated, platform, lane));
      if (outcome !== "again") return outcome === "done";
    }
  }

  const saveCursor = (seq: number) => keyValues.write(cursorKey, String(seq));

  async function correctAll(messages: OutdatedMessage[], seq: number): Promise<void> {
    try {
      const areDone = await Promise.all(messages.map(correct));
      if (areDone.every(Boolean)) await saveCursor(seq);
    } catch (error) {
      log.error({ reason: reasonOf(error) }, "corrections broken off");
    }
  }

  return {
    async begin() {
      const saved = await keyValues.read(cursorKey);
      // Nothing that could be out of date was posted before.
      if (saved === undefined) return saveCursor(index.seq);
      let seq = Number(saved);
      while (inFlight.size === 0 && (await leases.acquire("stories and follows", now()))) {
        const changes = await articles.changes(seq, maxChanges);
        if (changes.length === 0) return;
        const messages = new Map<string, OutdatedMessage>();
        for (const change of changes) {
          const outdated = change.kind === "update" ? await outdatedBy(change.article, deps) : [];
          for (const one of outdated) messages.set(one.delivery.key, one);
        }
        seq = changes.at(-1)?.seq ?? seq;
        if (messages.size === 0) await saveCursor(seq);
        else void inFlight.track(correctAll([...messages.values()], seq));
      }
    },
    settled: inFlight.settled,
  };
}
