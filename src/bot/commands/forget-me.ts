import type { Command } from "../command.ts";
import { privateNotice } from "../replies/build-reply.ts";

/** Deletes what is kept about the asker; what they set for a channel is the channel's. */
export const forgetMe: Command<Record<string, never>> = {
  name: "forget-me",
  parse: (rest) => (rest ? undefined : {}),
  async run(_, context, { memory, preferences, personalOrders }) {
    const { user } = context.message;
    await Promise.all([memory.forget(user), preferences.choose(user, {}), personalOrders.forget(user)]);
    return privateNotice(context, [context.sentences.forgotYou]);
  },
};
