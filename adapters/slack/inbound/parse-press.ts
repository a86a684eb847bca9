import { z } from "zod";
import { readState, stateSchema, type ViewState } from "../views/view-state.ts";
import type { IncomingEvent } from "./parse-payload.ts";

const messageBody = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  container: z.object({ is_ephemeral: z.boolean().default(false), thread_ts: z.string().optional() }),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string() })]).rest(z.unknown()),
});

const viewBody = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    hash: z.string(),
    type: z.enum(["home", "modal"]),
    private_metadata: z.string().default(""),
    state: stateSchema.optional(),
  }),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string().nullish() })]).rest(z.unknown()),
});

/** Something pressed, or typed into a live field, and what it makes once its command is known. */
type Press = {
  control: { action_id: string; value: string };
  trigger: string;
  says(command: string): IncomingEvent;
};

/** A button under a message; `ephemeral` where only the presser sees that message. */
export type MessagePress = Press & { ephemeral: boolean; thread?: string };

/** Something in one of our views. */
export type ViewPress = Press & {
  view: { id: string; hash: string; type: "home" | "modal" };
  /** What the view is about. */
  state: ViewState;
};

/** A pressed button under a message. Throws ZodError for what Slack never sends. */
export function fromMessagePress(body: unknown): MessagePress {
  const { trigger_id: id, user, channel, container, actions } = messageBody.parse(body);
  const thread = container.thread_ts;
  const heard = { id, kind: "action" as const, channel: channel.id, thread, user: user.id };
  return {
    control: actions[0],
    trigger: id,
    ephemeral: container.is_ephemeral,
    thread,
    says: (text) => ({ ...heard, text }),
  };
}

/** Something pressed or typed in a view. Throws ZodError for what Slack never sends. */
export function fromViewPress(body: unknown): ViewPress {
  const { trigger_id: id, user, view, actions } = viewBody.parse(body);
  const state = readState(view.private_metadata);
  const { channel, thread } = state;
  const { action_id, value } = actions[0];
  return {
    control: { action_id, value: value ?? "" },
    trigger: id,
    view,
    state,
    says: (text) => ({ id, kind: "action", channel, thread, user: user.id, text }),
  };
}

/** Whether a press is in a view rather than under a message. */
export const isInView = (body: unknown): boolean => z.object({ view: z.object({}) }).safeParse(body).success;
