import { z } from "zod";
import type { ViewTarget } from "../outbound/respond-in-view.ts";
import { readState, stateSchema } from "../views/view-state.ts";
import type { IncomingEvent } from "./parse-payload.ts";

const control = z.object({ action_id: z.string(), value: z.string().nullish() });

const common = {
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  actions: z.tuple([control]).rest(z.unknown()),
};

const messageBody = z.object({
  ...common,
  channel: z.object({ id: z.string() }),
  container: z.object({ is_ephemeral: z.boolean().default(false), thread_ts: z.string().optional() }),
});

const viewBody = z.object({
  ...common,
  view: z.object({
    id: z.string(),
    hash: z.string(),
    type: z.enum(["home", "modal"]),
    private_metadata: z.string().default(""),
    state: stateSchema.optional(),
  }),
});

/** A pressed button or a field that was typed into; the event's text is its value. */
type Press = {
  event: IncomingEvent;
  actionId: string;
  /** Whether only the presser sees the message. */
  isEphemeral?: boolean;
  /** Set if it was pressed in a view. */
  target?: ViewTarget;
};

/** Something pressed under a message or in a view. Throws ZodError for what Slack never sends. */
export function fromPress(body: unknown): Press {
  if (z.object({ view: z.object({}) }).safeParse(body).success) return fromViewPress(body);
  const { trigger_id: id, user, channel, container, actions } = messageBody.parse(body);
  const [{ action_id: actionId, value }] = actions;
  const thread = container.thread_ts;
  return {
    event: { id, kind: "action", text: value ?? "", channel: channel.id, thread, user: user.id },
    actionId,
    isEphemeral: container.is_ephemeral,
  };
}

/** Something pressed or typed in a view. Throws ZodError for what Slack never sends. */
export function fromViewPress(body: unknown): Press & { target: ViewTarget } {
  const { trigger_id: id, user, view, actions } = viewBody.parse(body);
  const [{ action_id: actionId, value }] = actions;
  const state = readState(view.private_metadata);
  const { channel, thread } = state;
  return {
    event: { id, kind: "action", text: value ?? "", channel, thread, user: user.id },
    actionId,
    target: { view, state, trigger: id, user: user.id },
  };
}
