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
