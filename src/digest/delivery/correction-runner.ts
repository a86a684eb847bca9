import { createInFlight } from "../../async/in-flight.ts";
import { AdapterError } from "../../chat/errors.ts";
import { correctMessage, type OutdatedMessage, outdatedBy } from "./correct-message.ts";
import type { DeliveryDeps, Platform } from "./delivery-deps.ts";
import { reasonOf } from "./delivery-outcomes.ts";

/** The key in the key-value store under which the cursor in the change feed is saved. */
const cursorName = "digest corrections";

const maxChanges = 50;

/** For a platform that asks to wait and does not say how long. */
const defaultDelayMs = 60_000;

export type CorrectionRunner = {
  /** Begins with the revisions since the last call, unless those are still in flight. Throws StorageError. */
  begin(): Promise<void>;
  /** Resolves when the corrections in flight are over. */
  settled(): Promise<void>;
};

/**
 * Edits messages whose articles were revised. The cursor in the change feed is saved when all its
 * messages are corrected, so that what a crash interrupts is done again.
 */
export function createCorrectionRunner(
  deps: DeliveryDeps,
  platforms: Map<string, Platform>,
): CorrectionRunner {
  const { articles, leases, index, keyValues, now, log } = deps;
  const inFlight = createInFlight();

  async function attempt(message: OutdatedMessage, { adapter, pool }: Platform, lane: string) {
    try {
      await correctMessage(message, adapter, deps);
    } catch (error) {
      if (error instanceof AdapterError && error.code === "rate_limited") {
        pool.slowDown(lane, now() + (error.retryAfterMs ?? defaultDelayMs));
        return "again";
      }
      // Nobody needs to know: the story itself was posted.
      log.warn({ delivery: message.delivery.key, reason: reasonOf(error) }, "a correction was not shown");
    }
    return "done";
  }

  /** False if the pool was closed before. */
  async function show(outdated: OutdatedMessage): Promise<boolean> {
    const { message } = outdated.delivery;
    const platform = platforms.get(message?.channel.platform ?? "");
    if (!platform || !message) return true;
    // In a lane apart no digest waits behind a flood of corrections.
    const lane = `${message.channel.tenant} corrections`;
    for (;;) {
      const outcome = await platform.pool.run(lane, () => attempt(outdated, platform, lane));
      if (outcome !== "again") return outcome === "done";
    }
  }

  const saveCursor = (seq: number) => keyValues.write(cursorName, String(seq));

  async function showAll(messages: OutdatedMessage[], seq: number): Promise<void> {
    try {
      const shown = await Promise.all(messages.map(show));
      if (shown.every(Boolean)) await saveCursor(seq);
    } catch (error) {
      log.error({ reason: reasonOf(error) }, "corrections broken off");
    }
  }

  return {
    async begin() {
      const read = await keyValues.read(cursorName);
      // Nothing was posted before that could be out of date.
      if (read === undefined) return saveCursor(index.seq);
      for (
        let seq = Number(read);
        inFlight.size === 0 && (await leases.acquire("stories and follows", now()));
      ) {
        const changes = await articles.changes(seq, maxChanges);
        if (changes.length === 0) return;
        const messages = new Map<string, OutdatedMessage>();
        for (const change of changes) {
          const outdated = change.kind === "update" ? await outdatedBy(change.article, deps) : [];
          for (const one of outdated) messages.set(one.delivery.key, one);
        }
        seq = changes.at(-1)?.seq ?? seq;
        if (messages.size === 0) await saveCursor(seq);
        else void inFlight.track(showAll([...messages.values()], seq));
      }
    },
    settled: () => inFlight.settled(),
  };
}
