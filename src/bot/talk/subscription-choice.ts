import type { Reply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import { typedStop } from "../commands/digest/digest-stop.ts";
import { endings, typedEnd } from "../commands/follow/numbered-query.ts";
import { unfollowing } from "../commands/follow/unfollow.ts";
import { oneTimeCommand } from "../one-time-action.ts";
import { notice } from "../replies/build-reply.ts";
import { describeOrder } from "../replies/format-time.ts";
import type { RequestContext } from "../request-context.ts";
import { requireManager } from "../require-manager.ts";

/** "Stop" without saying what: what is set here, each with a button that stops it. */
export const subscriptionChoice = (
  which: "all" | "digests",
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> => requireManager(context, () => choice(which, context, deps));

async function choice(which: "all" | "digests", context: RequestContext, deps: BotDeps): Promise<Reply> {
  const { sentences, locale, message } = context;
  const digests = await deps.subscriptions.inChannel(message.channel);
  const follows = which === "all" ? await deps.follows.inChannel(message.channel) : [];
  if (digests.length + follows.length === 0)
    return notice(context, [which === "all" ? sentences.talk.nothingSet : sentences.digestNone]);
  return notice(context, [sentences.talk.stopWhich], {
    items: [
      ...digests.map((set) => ({
        name: typedStop(set.number, context),
        detail: describeOrder(set, sentences, locale),
        code: true,
      })),
      ...follows.map(({ number, query }) => ({
        name: typedEnd("unfollow", number, context),
        detail: query,
        code: true,
      })),
    ],
    actions: [
      ...digests.map(({ number }) => ({
        label: sentences.buttons.stop(number),
        command: oneTimeCommand(`digest off ${number}`, context),
      })),
      ...endings(follows, unfollowing(context), context),
    ],
  });
}
