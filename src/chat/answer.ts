import type { ChoicesReply, FormReply } from "./form.ts";
import type { HomeReply, Reply } from "./reply.ts";

/** All that the bot answers: a message, or what is filled in, chosen from or visited. */
export type Answer = Reply | FormReply | ChoicesReply | HomeReply;

/** An answer as a message, for where no form opens: what the form says instead; undefined where it is none. */
export function asMessage(answer: Answer | undefined): Reply | undefined {
  if (answer?.kind === "form") return answer.otherwise;
  return answer?.kind === "choices" || answer?.kind === "home" ? undefined : answer;
}
