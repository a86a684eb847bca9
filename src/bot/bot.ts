import { StoreUnavailableError } from "../article/store-unavailable.ts";
import type { OnMessage } from "../chat/adapter.ts";
import type { Answer } from "../chat/answer.ts";
import type { UserRef } from "../chat/message.ts";
import { createCompletions } from "./autocomplete.ts";
import type { BotDeps } from "./bot-deps.ts";
import { fillIn, openForm } from "./forms/submit-form.ts";
import { home } from "./home-page.ts";
import { redeem } from "./one-time-action.ts";
import { parse } from "./parse-command.ts";
import { createLimiter } from "./rate-limit.ts";
import { aboutQuote } from "./related-to-message.ts";
import { notice } from "./replies/build-reply.ts";
import { hear, type RequestContext } from "./request-context.ts";

/**
 * The bot: a message in, an answer out; undefined for a message delivered again and for a flood.
 * No text makes it throw; it rejects where the room fails (storage, or asking who may manage).
 */
export function createBot(room: BotDeps): OnMessage {
  const limit = createLimiter();
  const complete = createCompletions(room);
  return async (message) => {
    // What changes nothing comes at every keystroke, and its answer matters only while it is awaited.
    if (message.kind === "complete") return { kind: "choices", choices: await complete(message) };
    const asked = await hear(message, room);
    if (message.kind === "change") return fillIn(asked, room);
    if (message.kind === "home") return home(asked, room);
    if (!(await room.memory.firstTime(message, asked.now))) return undefined;
    const verdict = limit(personOf(message.user), asked.now);
    if (verdict === "silence") return undefined;
    if (verdict === "warn") return tooFast(asked);
    return answer(asked, room).catch((error) => tellAway(error, asked));
  };
}

async function answer(asked: RequestContext, room: BotDeps): Promise<Answer> {
  const { message } = asked;
  if (message.kind === "quote") return aboutQuote(asked, room);
  if (message.kind === "submit") return fillIn(asked, room);
  const said = await redeem(message, asked, room);
  if ("refusal" in said) return notice(asked, [said.refusal], { visibility: "private" });
  return openForm(said.text, asked, room) ?? parse(said.text).run(asked, room);
}

const personOf = ({ platform, tenant, user }: UserRef): string => JSON.stringify([platform, tenant, user]);

/** What needs the store has to wait until it is back. */
function tellAway(error: unknown, asked: RequestContext): Answer {
  if (!(error instanceof StoreUnavailableError)) throw error;
  return notice(asked, [asked.words.storeAway], { visibility: "private" });
}

const tooFast = (asked: RequestContext) => notice(asked, [asked.words.tooFast], { visibility: "private" });
