import type { ParsedCommand } from "../command.ts";
import { resumeText } from "../one-time-action.ts";
import { privateNotice } from "../replies/build-reply.ts";
import { openConversation, ownOrders } from "./own-conversation.ts";

/** Goes on with what is paused of a person's own; undefined for another command text. */
export function resumeCommand(text: string): ParsedCommand | undefined {
  if (text !== resumeText) return undefined;
  return {
    name: "resume",
    args: {},
    run: async (context, deps) => {
      const orders = await ownOrders(context, deps);
      const { personal } = context.sentences;
      if (orders.paused.length > 0 && !context.message.isPersonal) {
        const opened = await openConversation(orders, resumeText, context, deps);
        if ("refusal" in opened) return opened.refusal;
      } else for (const resume of orders.paused) await resume();
      return privateNotice(context, [personal.goesOn(orders.paused.length)], { changed: true });
    },
  };
}
