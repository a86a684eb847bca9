import type { DigestReply } from "../../../chat/reply.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import type { RequestContext } from "../../request-context.ts";

/**
 * A post as it will look, for the asker alone, with buttons that save its style or change it first.
 * @param commands what saves it, and what opens its form again
 */
export const asPreview = (
  reply: DigestReply,
  commands: { save: string; change: string },
  context: RequestContext,
  remarks: string[] = [],
): DigestReply => ({
  ...reply,
  visibility: "private",
  notes: [context.sentences.style.preview, ...remarks, ...reply.notes],
  actions: [
    {
      label: context.sentences.style.save,
      command: oneTimeCommand(commands.save, context),
      style: "primary",
    },
    { label: context.sentences.style.change, command: commands.change },
    ...reply.actions,
  ],
});
