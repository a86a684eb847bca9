import type { Reply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { Command } from "../command.ts";
import { oneTime } from "../one-time-action.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

/** What nobody says by accident. */
const surely = "everything";

/** Deletes all that is kept about this workspace or server, after asking once. */
export const forget: Command<{ sure: boolean }> = {
  name: "forget",
  aliases: ["刪除資料", "删除资料"],
  parse: (rest) => (rest && rest.toLowerCase() !== surely ? undefined : { sure: rest !== "" }),
  run: ({ sure }, asked, room) => forgetTenant(sure, asked, room),
};

async function forgetTenant(sure: boolean, asked: RequestContext, { tenants }: BotDeps): Promise<Reply> {
  const { message, words } = asked;
  const { platform, tenant } = message.channel;
  const say = (line: string, more = {}) => notice(asked, [line], { visibility: "private", ...more });
  if (!tenant) return say(words.forgetNowhere);
  if (!(await message.canForget?.())) return say(words.forgetNotAllowed);
  if (!sure) {
    const command = oneTime(`forget ${surely}`, asked);
    return say(words.forgetSure, { actions: [{ label: words.buttons.forget, command, style: "danger" }] });
  }
  await tenants.forget({ platform, tenant });
  return say(words.forgotten);
}
