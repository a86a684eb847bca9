import { z } from "zod";
import type { Message } from "../../src/chat/message.ts";
import { plainText } from "./text.ts";

/** Who we are in this workspace, from auth.test. */
export type Self = { tenant: string; user: string };

const commandBody = z.object({
  trigger_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  text: z.string().default(""),
});

const eventBody = z.object({
  event_id: z.string(),
  event: z.object({
    type: z.enum(["app_mention", "message"]),
    channel: z.string(),
    channel_type: z.string().optional(),
    ts: z.string(),
    thread_ts: z.string().optional(),
    user: z.string().optional(),
    text: z.string().default(""),
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
    edited: z.unknown().optional(),
  }),
});

const actionBody = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  container: z.object({ is_ephemeral: z.boolean().default(false), thread_ts: z.string().optional() }),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string() })]).rest(z.unknown()),
});

type Heard = Pick<Message, "id" | "kind" | "text"> & { channel: string; thread?: string; user: string };

function message(self: Self, { id, kind, text, channel, thread, user }: Heard): Message {
  const here = { platform: "slack", tenant: self.tenant };
  return {
    id,
    kind,
    channel: { ...here, channel, ...(thread && { thread }) },
    user: { ...here, user },
    text,
    canManage: async () => true,
  };
}

/** `/news text`. Throws ZodError for what Slack never sends. */
export function fromCommand(body: unknown, self: Self): Message {
  const { trigger_id: id, channel_id: channel, user_id: user, text } = commandBody.parse(body);
  return message(self, { id, kind: "command", text: plainText(text, self.user), channel, user });
}

/**
 * A mention or a direct message by a person, with the timestamp to answer under; undefined for what
 * bots write and for what happens to messages (edits, joins). Throws ZodError for what Slack never sends.
 */
export function fromEvent(body: unknown, self: Self): { message: Message; ts: string } | undefined {
  const { event_id: id, event } = eventBody.parse(body);
  const { user, channel, ts, thread_ts: thread } = event;
  const byPerson = user && user !== self.user && !event.bot_id && !event.subtype && !event.edited;
  const direct = event.type === "message";
  if (!byPerson || (direct && event.channel_type !== "im")) return undefined;
  const kind = direct ? "direct" : "mention";
  return {
    message: message(self, { id, kind, text: plainText(event.text, self.user), channel, thread, user }),
    ts,
  };
}

/** A pressed button: what it carries, and the message it makes once its command is known. */
export type Press = {
  button: { action_id: string; value: string };
  /** Whether only the presser sees the message the button is under. */
  ephemeral: boolean;
  thread?: string;
  says(command: string): Message;
};

/** A pressed button. Throws ZodError for what Slack never sends. */
export function fromAction(body: unknown, self: Self): Press {
  const { trigger_id: id, user, channel, container, actions } = actionBody.parse(body);
  const thread = container.thread_ts;
  const heard = { id, kind: "action" as const, channel: channel.id, thread, user: user.id };
  return {
    button: actions[0],
    ephemeral: container.is_ephemeral,
    thread,
    says: (text) => message(self, { ...heard, text }),
  };
}
