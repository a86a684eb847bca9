import type { ReactionAnswer } from "../../chat/answer.ts";
import type { Reply } from "../../chat/reply.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

/** A friendly line, with examples that are buttons too. */
export const greet = async (context: RequestContext): Promise<Reply> =>
  withExamples(context.sentences.talk.hello, context);

export const cannot = async (context: RequestContext): Promise<Reply> =>
  withExamples(context.sentences.talk.cannot, context);

/** One line; in a thread, where it would be read by all who follow it, only a sign. */
export const thanks = async (context: RequestContext): Promise<Reply | ReactionAnswer> =>
  context.message.isInThread ? { kind: "reaction" } : notice(context, [context.sentences.talk.welcome]);

function withExamples(line: string, context: RequestContext): Reply {
  const { talk, newest, trending, buttons } = context.sentences;
  return notice(context, [line, talk.examples.join(" · ")], {
    actions: [
      { label: newest, command: "latest" },
      { label: trending, command: "trending" },
      { label: buttons.how("Newsdesk"), command: "help" },
    ],
  });
}
