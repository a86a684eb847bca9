import { z } from "zod";
import type { Completable } from "../../../src/chat/message.ts";
import { readState, stateSchema, valuesOf } from "../views/view-state.ts";
import type { IncomingEvent } from "./parse-payload.ts";

/** The field for the channel that the command is to run in. */
const channelField = "channel";

const completables: Completable[] = ["query", "zone", "story", "digest", "follow"];

const suggestionBody = z.object({
  action_id: z.enum(completables),
  value: z.string(),
  user: z.object({ id: z.string() }),
  view: z.object({ private_metadata: z.string() }),
});

const formBody = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  view: z.object({ id: z.string(), private_metadata: z.string(), state: stateSchema }),
});

/** Somebody types into a lookup field. Throws for what Slack never sends. */
export function fromSuggestion(body: unknown): IncomingEvent {
  const { action_id: completes, value: text, user, view } = suggestionBody.parse(body);
  const { channel, thread } = readState(view.private_metadata);
  return { id: "", kind: "complete", text, completes, channel, thread, user: user.id };
}

/** A form that was changed or submitted, with the id of its view. Throws for what Slack never sends. */
export function fromForm(kind: "change" | "submit", body: unknown): { event: IncomingEvent; view: string } {
  const { trigger_id: id, user, view } = formBody.parse(body);
  const { channel, thread, command = "" } = readState(view.private_metadata);
  const values = valuesOf(view.state);
  const chosen = values[channelField]?.[0];
  const place = chosen && chosen !== channel ? { channel: chosen } : { channel, thread };
  return { event: { id, kind, text: command, values, user: user.id, ...place }, view: view.id };
}
