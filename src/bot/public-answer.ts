import type { Answer } from "../chat/answer.ts";
import { type Action, type Entry, entriesOf, type Reply, type ResultsReply } from "../chat/reply.ts";
import type { BotDeps } from "./bot-deps.ts";
import { privateNotice } from "./replies/build-reply.ts";
import type { RequestContext } from "./request-context.ts";
import { refusalOf } from "./require-manager.ts";

/** Within this time a story is shared once in a channel, whoever presses. */
const sharedOnceMs = 60_000;

/**
 * The answer, unless it would be shown to a whole channel and its person may not write there, or the story
 * was shared there a moment ago: then one private line.
 */
export async function checkPublicAnswer(
  answer: Answer,
  context: RequestContext,
  { memory }: BotDeps,
): Promise<Answer> {
  const { message, sentences, now } = context;
  if (!("visibility" in answer)) return answer;
  if (answer.visibility !== "channel") return message.isReadOnly ? withoutPosting(answer) : answer;
  // Last, so that a press that is refused does not count as a share.
  if (!(await message.canPost()))
    return privateNotice(context, [refusalOf(context, sentences.posting.notAllowed)]);
  if (!isShare(answer)) return answer;
  const stories = entriesOf(answer).map(({ id }) => id);
  const id = ["share", message.channel.thread ?? "", ...stories].join(" ");
  const isFirst = await memory.firstWithin({ id, channel: message.channel }, sharedOnceMs, now);
  return isFirst ? answer : privateNotice(context, [sentences.posting.sharedAlready]);
}

const isShare = (answer: Answer): answer is ResultsReply =>
  answer.kind === "results" && answer.sharedBy !== undefined;

const posting = /^(?:share|digest now|settings channel)(?: |$)/;

/** Where the bot is not, nothing is offered that would be posted. */
function withoutPosting(reply: Reply): Reply {
  const offered = (actions: Action[]) => actions.filter(({ command }) => !posting.test(command));
  const entry = (one: Entry): Entry => ({ ...one, actions: offered(one.actions) });
  const actions = offered(reply.actions);
  if (reply.kind === "notice") return { ...reply, actions };
  if (reply.kind === "story") return { ...reply, actions, entry: entry(reply.entry) };
  return { ...reply, actions, entries: reply.entries.map(entry) };
}
