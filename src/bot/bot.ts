import type { OnMessage } from "../chat/adapter.ts";
import type { UserRef } from "../chat/message.ts";
import { type Asked, hear } from "./asked.ts";
import { createLimiter } from "./limit.ts";
import { parse } from "./parse.ts";
import { notice } from "./replies.ts";
import type { Room } from "./room.ts";

/**
 * The bot: a message in, a reply out; undefined for a message delivered again and for a flood.
 * No text makes it throw; it rejects where the room fails (storage, or asking who may manage).
 */
export function createBot(room: Room): OnMessage {
  const limit = createLimiter();
  return async (message) => {
    const asked = hear(message, room);
    if (!(await room.memory.firstTime(message, asked.now))) return undefined;
    const verdict = limit(personOf(message.user), asked.now);
    if (verdict === "silence") return undefined;
    if (verdict === "warn") return tooFast(asked);
    return parse(message.text).run(asked, room);
  };
}

const personOf = ({ platform, tenant, user }: UserRef): string => JSON.stringify([platform, tenant, user]);

const tooFast = (asked: Asked) => notice(asked, [asked.words.tooFast], { visibility: "private" });
