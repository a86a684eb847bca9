import { expect, onTestFinished } from "vitest";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { notice } from "../../contract/replies.ts";
import { type Started, start as startAdapter, type Wiring } from "./harness.ts";

/** Of this test. */
export let running: Started | undefined;

/** Starts the adapter with a bot and collects its messages; the end of the test stops it and checks for violations. */
export async function start(onMessage: OnMessage, wiring?: Wiring) {
  const heard: Message[] = [];
  const started = await startAdapter(async (message) => {
    heard.push(message);
    return onMessage(message);
  }, wiring);
  running = started;
  onTestFinished(async () => {
    if (running !== started) return;
    running = undefined;
    await started.stop();
    expect(started.server.violations).toEqual([]);
    expect(started.server.hanging).toEqual([]);
  });
  return { ...started, heard };
}

export const isPrivate = ({ flags }: { flags: number }) => (flags & 64) !== 0;
export const echo: OnMessage = async ({ text }) => notice(`You said: ${text}`);
