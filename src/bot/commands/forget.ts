import type { Reply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { Command } from "../command.ts";
import { oneTimeCommand } from "../one-time-action.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

/** A word that nobody types by accident. */
const surely = "everything";

/** Deletes everything kept about this workspace or server, after asking once. */
export const forget: Command<{ sure: boolean }> = {
  name: "forget",
  parse: (rest) => (rest && rest.toLowerCase() !== surely ? undefined : { sure: rest !== "" }),
  run: ({ sure }, context, deps) => forgetTenant(sure, context, deps),
};

async function forgetTenant(sure: boolean, context: RequestContext, { tenants }: BotDeps): Promise<Reply> {
  const { message, sentences } = context;
  const { platform, tenant } = message.channel;
  const say = (line: string, more = {}) => notice(context, [line], { visibility: "private", ...more });
  if (!tenant) return say(sentences.forgetNowhere);
  if (!(await message.canForget?.())) return say(sentences.forgetNotAllowed);
  if (!sure) {
    const command = oneTimeCommand(`forget ${surely}`, context);
    return say(sentences.forgetSure, {
      actions: [{ label: sentences.buttons.forget, command, style: "danger" }],
    });
  }
  await tenants.forget({ platform, tenant });
  return say(sentences.forgotten);
}
