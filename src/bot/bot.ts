import type { OnMessage } from "../chat/adapter.ts";
import type { UserRef } from "../chat/message.ts";
import type { Answer } from "../chat/reply.ts";
import { type Asked, hear } from "./asked.ts";
import { complete } from "./complete.ts";
import { fillIn, formNamed } from "./forms/fill-in.ts";
import { home } from "./home.ts";
import { createLimiter } from "./limit.ts";
import { parse } from "./parse.ts";
import { redeem } from "./pledge.ts";
import { aboutQuote } from "./quote.ts";
import { notice } from "./replies.ts";
import type { Room } from "./room.ts";

/**
 * The bot: a message in, an answer out; undefined for a message delivered again and for a flood.
 * No text makes it throw; it rejects where the room fails (storage, or asking who may manage).
 */
export function createBot(room: Room): OnMessage {
  const limit = createLimiter();
  return async (message) => {
    const asked = hear(message, room);
    // What changes nothing comes at every keystroke, and its answer matters only while it is awaited.
    if (message.kind === "complete") return { kind: "choices", choices: await complete(asked, room) };
    if (message.kind === "change") return fillIn(asked, room);
    if (message.kind === "home") return home(asked, room);
    if (!(await room.memory.firstTime(message, asked.now))) return undefined;
    const verdict = limit(personOf(message.user), asked.now);
    if (verdict === "silence") return undefined;
    if (verdict === "warn") return tooFast(asked);
    return answer(asked, room);
  };
}

async function answer(asked: Asked, room: Room): Promise<Answer> {
  const { message } = asked;
  if (message.kind === "quote") return aboutQuote(asked, room);
  if (message.kind === "submit") return fillIn(asked, room);
  const said = await redeem(message, asked, room);
  if ("refusal" in said) return notice(asked, [said.refusal], { visibility: "private" });
  return formNamed(said.text)?.show(undefined, asked, room) ?? parse(said.text).run(asked, room);
}

const personOf = ({ platform, tenant, user }: UserRef): string => JSON.stringify([platform, tenant, user]);

const tooFast = (asked: Asked) => notice(asked, [asked.words.tooFast], { visibility: "private" });
