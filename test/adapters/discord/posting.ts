import { expect, onTestFinished } from "vitest";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { AdapterError } from "../../../src/chat/errors.ts";
import { digest, entry } from "../../contract/replies.ts";
import { type Started, start as startAdapter, type Wiring } from "./harness.ts";

// Processes that post to a loopback Discord; the end of the test stops the last one and checks for violations.

let running: Started | undefined;

/** A process, perhaps after another one on the same server. */
export async function start(
  wiring: Wiring = {},
  onMessage: OnMessage = async () => undefined,
): Promise<Started> {
  const started = await startAdapter(onMessage, wiring);
  running = started;
  onTestFinished(async () => {
    if (running !== started) return;
    await started.stop();
    expect(started.server.violations).toEqual([]);
  });
  return started;
}

export const morning = digest("Morning news", [entry("a1", "A story")]);
export const minute = 60_000;

/** A process that knows nothing of the post under "key" by the one before it. */
export async function startAfterPost(now?: () => number): Promise<Started> {
  const first = await start({ now });
  await first.adapter.send(first.server.channel, morning, "key");
  await first.adapter.stop();
  return start({ now, server: first.server });
}

export async function failure(doing: Promise<unknown>): Promise<AdapterError> {
  const error = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AdapterError);
  return error as AdapterError;
}
