import { randomUUID } from "node:crypto";
import type { Message } from "../../chat/message.ts";

/** A message from the person at the shell; the list they see is remembered for `read 2`. */
export function commandMessage(text: string): Message {
  const where = { platform: "terminal", tenant: "" };
  return {
    id: randomUUID(),
    kind: "command",
    channel: { ...where, channel: "terminal" },
    user: { ...where, user: "you" },
    text,
    canManage: async () => true,
    canPost: async () => true,
  };
}

/** For the terminal on standard output. */
export function terminalStyle() {
  const colour = process.stdout.isTTY && !process.env.NO_COLOR;
  return { colour: Boolean(colour), width: Math.min(process.stdout.columns ?? 100, 100), now: Date.now() };
}
