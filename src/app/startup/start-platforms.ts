import { withTimeout } from "../../async/timeout.ts";
import type { Adapter, OnMessage } from "../../chat/adapter.ts";

/** A platform that is away holds up neither the others nor the feeds. */
const maxWaitMs = 10_000;

/**
 * Starts the adapters, and waits a moment for them: what is refused or away is tried again behind.
 * @returns why platforms refuse Newsdesk, one line for each that does, also later on
 */
export async function startPlatforms(adapters: Adapter[], answer: OnMessage): Promise<string[]> {
  const refusals: string[] = [];
  const start = async (adapter: Adapter) => {
    try {
      await adapter.start(answer);
    } catch (error) {
      refusals.push(error instanceof Error ? error.message : String(error));
    }
  };
  await withTimeout(Promise.all(adapters.map(start)), maxWaitMs, () => undefined);
  return refusals;
}
