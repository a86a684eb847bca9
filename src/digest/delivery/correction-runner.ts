import { createInFlight } from "../../async/in-flight.ts";
import { AdapterError } from "../../chat/errors.ts";
import { correct, type OutdatedMessage, outdatedBy } from "./correct-message.ts";
import type { DeliveryDeps, Platform } from "./delivery-deps.ts";
import { reasonOf } from "./delivery-outcomes.ts";

/** Where it is noted how far the change feed was read. */
const place = "digest corrections";

/** Changes read at a time. */
const portion = 50;

/** How long to wait where a platform asks to slow down and does not say for how long, in milliseconds. */
const usualRestMs = 60_000;

export type CorrectionRunner = {
  /** Begins what came since the last call, unless that is still under way. Throws StorageError. */
  begin(): Promise<void>;
  /** Ends when what is under way is over. */
  settled(): Promise<void>;
};

/**
 * Shows revised articles in the messages that tell them. How far the change feed was read is noted
 * when all its messages were corrected: what a crash interrupts is done again.
 */
export function createCorrectionRunner(
  deps: DeliveryDeps,
  platforms: Map<string, Platform>,
): CorrectionRunner {
  const { articles, leases, index, keyValues, now, log } = deps;
  const inFlight = createInFlight();

  async function attempt(message: OutdatedMessage, { adapter, pool }: Platform, lane: string) {
    try {
      await correct(message, adapter, deps);
    } catch (error) {
      if (error instanceof AdapterError && error.code === "rate_limited") {
        pool.slowDown(lane, now() + (error.retryAfterMs ?? usualRestMs));
        return "again";
      }
      // No reason to trouble anybody: the story itself was posted.
      log.warn({ delivery: message.delivery.key, reason: reasonOf(error) }, "a correction was not shown");
    }
    return "done";
  }

  /** False where the pool ended before. */
  async function show(outdated: OutdatedMessage): Promise<boolean> {
    const { message } = outdated.delivery;
    const platform = platforms.get(message?.channel.platform ?? "");
    if (!platform || !message) return true;
    // A lane of their own: no digest waits behind a flood of corrections.
    const lane = `${message.channel.tenant} corrections`;
    let outcome: "done" | "again" | undefined;
    do {
      outcome = undefined;
      await platform.pool.run(lane, async () => {
        outcome = await attempt(outdated, platform, lane);
      });
    } while (outcome === "again");
    return outcome === "done";
  }

  const note = (seq: number) => keyValues.write(place, String(seq));

  async function showAll(messages: OutdatedMessage[], seq: number): Promise<void> {
    try {
      const shown = await Promise.all(messages.map(show));
      if (shown.every(Boolean)) await note(seq);
    } catch (error) {
      log.error({ reason: reasonOf(error) }, "corrections broken off");
    }
  }

  return {
    async begin() {
      const read = await keyValues.read(place);
      // Before the first time nothing was posted that could be out of date.
      if (read === undefined) return note(index.seq);
      for (
        let seq = Number(read);
        inFlight.size === 0 && (await leases.acquire("stories and follows", now()));
      ) {
        const changes = await articles.changes(seq, portion);
        if (changes.length === 0) return;
        const messages = new Map<string, OutdatedMessage>();
        for (const change of changes) {
          const outdated = change.kind === "update" ? await outdatedBy(change.article, deps) : [];
          for (const one of outdated) messages.set(one.delivery.key, one);
        }
        seq = changes.at(-1)?.seq ?? seq;
        if (messages.size === 0) await note(seq);
        else void inFlight.track(showAll([...messages.values()], seq));
      }
    },
    settled: () => inFlight.settled(),
  };
}
