import { z } from "zod";
import type { IncomingEvent } from "../parse-payload.ts";

/** https://docs.slack.dev/reference/events/entity_details_requested */
const detailsBody = z.object({
  event_id: z.string(),
  event: z.object({
    user: z.string(),
    trigger_id: z.string(),
    external_ref: z.object({ id: z.string().regex(/^[\w-]{1,10}$/) }),
    channel: z.string().default(""),
    thread_ts: z.string().optional(),
  }),
});

/** Somebody opens the story of a card beside the conversation. Throws ZodError for what Slack never sends. */
export function fromDetails(body: unknown): { event: IncomingEvent; trigger: string } {
  const { event_id: id, event } = detailsBody.parse(body);
  const { user, trigger_id: trigger, external_ref, channel, thread_ts: thread } = event;
  return { event: { id, kind: "action", text: `read ${external_ref.id}`, channel, thread, user }, trigger };
}
