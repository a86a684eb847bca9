import { z } from "zod";

const removalBody = z.object({
  event_time: z.number(),
  event: z.discriminatedUnion("type", [
    z.object({ type: z.literal("app_uninstalled") }),
    z.object({
      type: z.literal("tokens_revoked"),
      tokens: z.object({ bot: z.array(z.string()).default([]) }),
    }),
  ]),
});

/**
 * When the app was removed from a workspace, in ms; undefined where only tokens of people were revoked.
 * Throws ZodError for what Slack never sends.
 */
export function fromRemoval(body: unknown): number | undefined {
  const { event_time: seconds, event } = removalBody.parse(body);
  const isRemoval = event.type === "app_uninstalled" || event.tokens.bot.length > 0;
  // Slack gives whole seconds, so it is taken to be the end of that second.
  return isRemoval ? seconds * 1_000 + 999 : undefined;
}
