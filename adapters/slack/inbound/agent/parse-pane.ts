import { z } from "zod";
import type { IncomingEvent } from "../parse-payload.ts";

/** https://docs.slack.dev/reference/events/app_home_opened and .../app_context_changed */
const paneBody = z.object({
  event_id: z.string(),
  event: z.object({
    type: z.enum(["app_home_opened", "app_context_changed"]),
    user: z.string(),
    channel: z.string(),
    tab: z.string().optional(),
    context: z.object({ entities: z.array(z.unknown()).default([]) }).optional(),
  }),
});

/** Of what somebody looks at, only channels tell what they may ask. */
const viewed = z.union([
  z.object({ type: z.literal("slack#/types/channel_id"), value: z.string() }).transform(({ value }) => value),
  z
    .object({ type: z.literal("slack#/types/message_context"), value: z.object({ channel_id: z.string() }) })
    .transform(({ value }) => value.channel_id),
]);

/**
 * Somebody has the agent before them, beside the channel that they look at: `isNew` if they have just opened it.
 * Undefined for the app's other tabs. Throws ZodError for what Slack never sends.
 */
export function fromPane(body: unknown): { event: IncomingEvent; isNew: boolean } | undefined {
  const { event_id: id, event } = paneBody.parse(body);
  const { type, user, channel, tab, context } = event;
  const isNew = type === "app_home_opened";
  if (isNew && tab !== "messages") return undefined;
  const channels = (context?.entities ?? []).flatMap((entity) => viewed.safeParse(entity).data ?? []);
  // The most relevant comes first, and their conversation with the agent is none.
  const from = channels.find((one) => one !== channel);
  return { event: { id, kind: "prompts", text: "", channel, user, from }, isNew };
}
