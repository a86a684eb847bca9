import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import type { Answer } from "../../chat/answer.ts";
import type { BotDeps } from "../bot-deps.ts";
import { isFeedOperator } from "../commands/feeds/feeds.ts";
import type { RequestContext } from "../request-context.ts";
import { addFeedsAction } from "./first-steps.ts";

const dayMs = 86_400_000;

/**
 * The answer to an operator, with the button that adds feeds where there is nothing to read, and once a day
 * where there is only the demo.
 */
export async function offerFeeds(answer: Answer, context: RequestContext, deps: BotDeps): Promise<Answer> {
  if (answer.kind !== "results" && answer.kind !== "notice") return answer;
  if (answer.visibility === "channel" || !isAsked(context)) return answer;
  const line = await reasonToOffer(context, deps).catch(unlessAway);
  if (line === undefined || answer.actions.some(({ command }) => command === "feeds add")) return answer;
  const actions = [addFeedsAction(context), ...answer.actions];
  return answer.kind === "notice"
    ? { ...answer, lines: [...answer.lines, line], actions }
    : { ...answer, notes: [...answer.notes.filter((note) => !isInstead(note, context)), line], actions };
}

/** Without the database there is an answer all the same. */
function unlessAway(error: unknown): undefined {
  if (!(error instanceof StoreUnavailableError)) throw error;
}

const isAsked = ({ message: { kind } }: RequestContext): boolean => kind === "command" || kind === "direct";

/** How to bring articles in from the shell is of no use beside the button. */
const isInstead = (note: string, { sentences }: RequestContext): boolean => note === sentences.noArticles;

async function reasonToOffer(
  context: RequestContext,
  { feeding, index, memory }: BotDeps,
): Promise<string | undefined> {
  const { message, sentences, now } = context;
  if (!feeding || !isFeedOperator(context, feeding)) return undefined;
  if ((await feeding.feedService.list()).length > 0) return undefined;
  if (index.size === 0) return sentences.welcome.empty;
  if (!(await feeding.isDemo?.())) return undefined;
  const { platform, tenant, user } = message.user;
  const offer = { id: `offer feeds ${user}`, channel: { platform, tenant, channel: "" } };
  return (await memory.firstWithin(offer, dayMs, now)) ? sentences.welcome.demo : undefined;
}
