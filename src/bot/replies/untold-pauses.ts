import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import type { Answer } from "../../chat/answer.ts";
import type { Action, DigestReply, NoticeReply, ResultsReply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import { resumeText } from "../one-time-action.ts";
import type { RequestContext } from "../request-context.ts";
import { pausedLines } from "./paused-reply.ts";

/**
 * Adds to a private answer what its reader could not be told directly: which of the digests and follows
 * that they set are paused, and why.
 */
export async function tellUntoldPauses(
  answer: Answer,
  context: RequestContext,
  deps: BotDeps,
): Promise<Answer> {
  if (!takesLines(answer)) return answer;
  try {
    const { lines, isOwn } = await untold(context, deps);
    if (lines.length === 0) return answer;
    const actions = isOwn ? [goOn(context)] : [];
    return { ...withLines(answer, lines), actions: [...answer.actions, ...actions] };
  } catch (error) {
    // It stays to be told.
    if (error instanceof StoreUnavailableError) return answer;
    throw error;
  }
}

type TakesLines = NoticeReply | ResultsReply | DigestReply;

const takesLines = (answer: Answer): answer is TakesLines =>
  (answer.kind === "notice" || answer.kind === "results" || answer.kind === "digest") &&
  answer.visibility === "private";

const goOn = ({ sentences }: RequestContext): Action => ({
  label: sentences.personal.goOn,
  command: resumeText,
  style: "primary",
});

const withLines = (answer: TakesLines, lines: string[]): TakesLines =>
  answer.kind === "notice"
    ? { ...answer, lines: [...answer.lines, ...lines] }
    : { ...answer, notes: [...answer.notes, ...lines] };

/** Each with why it is paused, and whether one of them is the person's own. */
async function untold(
  { message: { user }, locale }: RequestContext,
  { subscriptions, follows }: BotDeps,
): Promise<{ lines: string[]; isOwn: boolean }> {
  const [digests, alerts] = await Promise.all([subscriptions.untoldTo(user), follows.untoldTo(user)]);
  const lines = [
    ...digests.map(({ number, pausedBecause = "", ...set }) =>
      pausedLines({ ...set, name: { kind: "digest", number }, locale }, pausedBecause),
    ),
    ...alerts.map(({ number, paused, ...set }) =>
      pausedLines({ ...set, name: { kind: "follow", number }, locale }, paused?.because ?? ""),
    ),
  ];
  await Promise.all([
    ...digests.map(({ id }) => subscriptions.told(id)),
    ...alerts.map(({ id }) => follows.told(id)),
  ]);
  // What to do is the same for all of one's own.
  return {
    lines: [...new Set(lines.flat())],
    isOwn: [...digests, ...alerts].some(({ isPersonal }) => isPersonal),
  };
}
