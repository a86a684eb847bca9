import { withTimeout } from "../../async/timeout.ts";
import type { BotDeps } from "../../bot/bot-deps.ts";
import { privateNotice } from "../../bot/replies/build-reply.ts";
import { resolveContext } from "../../bot/request-context.ts";
import type { OnMessage } from "../../chat/adapter.ts";
import type { Answer } from "../../chat/answer.ts";
import type { Message } from "../../chat/message.ts";

/** Most starts take less, and whoever asked meanwhile gets the answer itself. */
const usualWaitMs = 5_000;

type StartingDeps = Pick<BotDeps, "preferences" | "now" | "zone">;

/**
 * Answers from the first moment: until the bot is there it waits a little for it, then says in one line that
 * the program is starting.
 */
export function createStartingAnswers(
  deps: StartingDeps,
  maxWaitMs = usualWaitMs,
): { answer: OnMessage; open(bot: OnMessage): void } {
  const { promise: opened, resolve: open } = Promise.withResolvers<OnMessage>();
  return {
    async answer(message) {
      // What is completed while it is typed is of no use later.
      const waitMs = message.kind === "complete" ? 0 : maxWaitMs;
      const bot = await withTimeout(opened, waitMs, () => undefined);
      return bot ? bot(message) : startingAnswer(message, deps);
    },
    open,
  };
}

async function startingAnswer(message: Message, deps: StartingDeps): Promise<Answer | undefined> {
  if (message.kind === "complete") return { kind: "choices", choices: [] };
  // Nobody has asked.
  if (message.kind === "installed" || message.kind === "invited") return undefined;
  const context = await resolveContext(message, deps);
  const { sentences, locale, zone } = context;
  if (message.kind !== "home") return privateNotice(context, [sentences.starting]);
  const section = { title: "Newsdesk", lines: [sentences.starting], items: [], entries: [], actions: [] };
  const search = { label: sentences.home.search, hint: sentences.home.searchHint };
  return { kind: "home", locale, zone, search, sections: [section] };
}
