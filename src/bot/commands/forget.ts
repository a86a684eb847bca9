import type { Command } from "../command.ts";
import { oneTimeCommand } from "../one-time-action.ts";
import { privateNotice } from "../replies/build-reply.ts";

/** Nobody types it by accident. */
const confirmation = "everything";

/** Deletes everything kept about this workspace or server, after asking once. */
export const forget: Command<{ isSure: boolean }> = {
  name: "forget",
  parse: (rest) => (rest && rest.toLowerCase() !== confirmation ? undefined : { isSure: rest !== "" }),
  async run({ isSure }, context, { tenants }) {
    const { message, sentences } = context;
    const { platform, tenant } = message.channel;
    if (!tenant) return privateNotice(context, [sentences.forgetNowhere]);
    if (!(await message.canForget?.())) return privateNotice(context, [sentences.forgetNotAllowed]);
    if (!isSure) {
      const command = oneTimeCommand(`forget ${confirmation}`, context);
      return privateNotice(context, [sentences.forgetSure], {
        actions: [{ label: sentences.buttons.forget, command, style: "danger" }],
      });
    }
    await tenants.forget({ platform, tenant });
    return privateNotice(context, [sentences.forgotten]);
  },
};
