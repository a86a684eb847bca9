import type { ChoicesReply, FormReply } from "./form.ts";
import type { HomeReply, NoticeReply, PromptsReply, Reply } from "./reply.ts";

/** A sign on the message that is answered, a thumb up: where the platform or a permission lacks, there is no answer. */
export type ReactionAnswer = { kind: "reaction" };

/** Everything that the bot answers: a message, a sign on one, a form, choices, a home page or prompts. */
export type Answer = Reply | ReactionAnswer | FormReply | ChoicesReply | HomeReply | PromptsReply;

const noMessages = ["choices", "home", "reaction", "prompts"] as const;
type NoMessage = Extract<Answer, { kind: (typeof noMessages)[number] }>;

const isNoMessage = (answer: Answer): answer is NoMessage =>
  (noMessages as readonly Answer["kind"][]).includes(answer.kind);

/** An answer as a message: for a form its replacement in words; undefined for what is none. */
export function asMessage(answer: Answer | undefined): Reply | undefined {
  if (answer?.kind === "form") return answer.otherwise;
  return !answer || isNoMessage(answer) ? undefined : answer;
}

/** What is shown where a form can be opened by a button only, as in answer to a mention: with that button. */
export const withOpener = ({ title, command, otherwise }: FormReply): NoticeReply => ({
  ...otherwise,
  actions: [...otherwise.actions, { label: title, command, style: "primary" }],
});
