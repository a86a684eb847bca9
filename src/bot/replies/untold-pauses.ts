import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import type { Answer } from "../../chat/answer.ts";
import type { DigestReply, NoticeReply, ResultsReply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
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
    const lines = await untoldLines(context, deps);
    return lines.length > 0 ? withLines(answer, lines) : answer;
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

const withLines = (answer: TakesLines, lines: string[]): Answer =>
  answer.kind === "notice"
    ? { ...answer, lines: [...answer.lines, ...lines] }
    : { ...answer, notes: [...answer.notes, ...lines] };

async function untoldLines(
  { message: { user }, locale }: RequestContext,
  { subscriptions, follows }: BotDeps,
): Promise<string[]> {
  const [digests, alerts] = await Promise.all([subscriptions.untoldTo(user), follows.untoldTo(user)]);
  const lines = [
    ...digests.map(({ number, channel, channelName, pausedBecause = "" }) =>
      pausedLines({ name: { kind: "digest", number }, channel, channelName, locale }, pausedBecause),
    ),
    ...alerts.map(({ number, channel, channelName, paused }) =>
      pausedLines({ name: { kind: "follow", number }, channel, channelName, locale }, paused?.because ?? ""),
    ),
  ];
  await Promise.all([
    ...digests.map(({ id }) => subscriptions.told(id)),
    ...alerts.map(({ id }) => follows.told(id)),
  ]);
  return lines.flat();
}
