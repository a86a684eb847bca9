import type { ChoicesReply, FormReply } from "./form.ts";
import type { HomeReply, Reply } from "./reply.ts";

/** Everything that the bot answers: a message, a form, choices or a home page. */
export type Answer = Reply | FormReply | ChoicesReply | HomeReply;

/** An answer as a message: for a form its replacement in words; undefined for choices and home pages. */
export function asMessage(answer: Answer | undefined): Reply | undefined {
  if (answer?.kind === "form") return answer.otherwise;
  return answer?.kind === "choices" || answer?.kind === "home" ? undefined : answer;
}
