import type { ChoicesReply, FormReply } from "./form.ts";
import type { HomeReply, NoticeReply, Reply } from "./reply.ts";

/** Everything that the bot answers: a message, a form, choices or a home page. */
export type Answer = Reply | FormReply | ChoicesReply | HomeReply;

/** An answer as a message: for a form its replacement in words; undefined for choices and home pages. */
export function asMessage(answer: Answer | undefined): Reply | undefined {
  if (answer?.kind === "form") return answer.otherwise;
  return answer?.kind === "choices" || answer?.kind === "home" ? undefined : answer;
}

/** What is shown where a form can be opened by a button only, as in answer to a mention: with that button. */
export const withOpener = ({ title, command, otherwise }: FormReply): NoticeReply => ({
  ...otherwise,
  actions: [...otherwise.actions, { label: title, command, style: "primary" }],
});
