import { AdapterError } from "../../../chat/errors.ts";
import type { MessageRef } from "../../../chat/message.ts";
import type { Reply } from "../../../chat/reply.ts";
import type { Attempt } from "../delivery-deps.ts";
import { logDataOf, logIdsOf, reasonOf } from "../reasons.ts";
import { tellPause } from "../tell-creator.ts";

/**
 * Begins the thread of a digest that was posted just now, or found; a thread that is there is left alone, so that
 * this may be repeated after a crash. Whoever set it is told why there is none, once: the attempt that is returned
 * keeps it marked. Throws AdapterError if a later try may succeed, StorageError.
 */
export async function beginThread(attempt: Attempt, ref: MessageRef, reply: Reply): Promise<Attempt> {
  const { adapter, target, log } = attempt;
  const place = reply.kind === "digest" ? reply.place : undefined;
  if (place?.as !== "thread") return attempt;
  try {
    await adapter.openThread?.(ref, place.title);
    return attempt;
  } catch (error) {
    if (!(error instanceof AdapterError) || mayPass.has(error.code)) throw error;
    log.warn({ ...logIdsOf(attempt), ...logDataOf(error) }, "a digest has no thread");
    const because = `thread_not_begun: ${JSON.stringify({ reason: reasonOf(error) })}`;
    if (target.pausedBecause !== because) await mark(attempt, because);
    return { ...attempt, target: { ...target, pausedBecause: undefined } };
  }
}

async function mark(attempt: Attempt, because: string): Promise<void> {
  const { target } = attempt;
  if (target.pausedBecause !== undefined) await target.resume();
  if (await target.pause(because)) await tellPause(attempt, because);
}

const mayPass = new Set<string>(["auth", "rate_limited", "unavailable"]);
