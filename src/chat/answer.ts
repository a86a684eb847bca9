import type { ChoicesReply, FormReply } from "./form.ts";
import type { HomeReply, NoticeReply, Reply } from "./reply.ts";

/** A sign on the message that is answered, a thumb up: where the platform or a permission lacks, there is no answer. */
export type ReactionAnswer = { kind: "reaction" };

/** Everything that the bot answers: a message, a sign on one, a form, choices or a home page. */
export type Answer = Reply | ReactionAnswer | FormReply | ChoicesReply | HomeReply;

/** An answer as a message: for a form its replacement in words; undefined for what is none. */
export function asMessage(answer: Answer | undefined): Reply | undefined {
  if (answer?.kind === "form") return answer.otherwise;
  const isMessage =
    answer && answer.kind !== "choices" && answer.kind !== "home" && answer.kind !== "reaction";
  return isMessage ? answer : undefined;
}

/** What is shown where a form can be opened by a button only, as in answer to a mention: with that button. */
export const withOpener = ({ title, command, otherwise }: FormReply): NoticeReply => ({
  ...otherwise,
  actions: [...otherwise.actions, { label: title, command, style: "primary" }],
});
