import { z } from "zod";
import type { Completable, FormValues, Message } from "../../../src/chat/message.ts";
import { plainText } from "../text.ts";
import { quotedMessage, wordsOfMessage } from "./quoted-message.ts";

/** What somebody said, as Slack sends it, without their profile and permissions. */
export type IncomingEvent = Pick<Message, "id" | "kind" | "text" | "isInThread"> & {
  channel: string;
  thread?: string;
  user: string;
  /** The channel that the person is looking at. */
  from?: string;
  completes?: Completable;
  values?: FormValues;
};

const commandBody = z.object({
  trigger_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  text: z.string().default(""),
});

const eventBody = z.object({
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

const homeBody = z.object({
  event_id: z.string(),
  event: z.object({ user: z.string(), channel: z.string(), tab: z.string() }),
});

const shortcutBody = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: quotedMessage,
});

/**
 * What happens to messages and channels rather than being said, and what bots say. Any other subtype is a
 * message of a person: with a file, sent to the channel from a thread too, /me.
 * https://docs.slack.dev/reference/events/message#subtypes
 */
const unsaid = new Set(
  `bot_message message_changed message_deleted message_replied tombstone assistant_app_thread slackbot_response
  channel_archive channel_join channel_leave channel_name channel_posting_permissions channel_purpose channel_topic
  channel_unarchive channel_convert_to_private channel_convert_to_public channel_canvas_updated tabbed_canvas_updated group_archive group_join
  group_leave group_name group_purpose group_topic group_unarchive app_conversation_join app_conversation_leave
  bot_add bot_remove bot_enable bot_disable joiner_notification joiner_notification_for_inviter ekm_access_denied
  pinned_item unpinned_item reminder_add reminder_delete file_comment file_mention document_mention list_record_comment
  huddle_thread sh_room_created sh_room_shared`.split(/\s+/),
);

/** `/news text`. Throws ZodError for what Slack never sends. */
export function fromCommand(body: unknown, bot = ""): IncomingEvent {
  const { trigger_id: id, channel_id: channel, user_id: user, text } = commandBody.parse(body);
  return { id, kind: "command", text: plainText(text, bot), channel, user };
}

/**
 * A mention or a direct message by a person, with the timestamp to answer under; undefined for what
 * bots write and for what happens to messages (edits, joins). Throws ZodError for what Slack never sends.
 * Its id is the message's, not the event's: one message may come in several events, a mention in a direct
 * message as both (github.com/slackapi/bolt-python/issues/941).
 */
export function fromEvent(body: unknown, bot = ""): { event: IncomingEvent; ts: string } | undefined {
  const { event } = eventBody.parse(body);
  const { user, channel, ts, thread_ts: thread } = event;
  const id = `message ${ts}`;
  const byPerson = user && user !== bot && !event.bot_id && !unsaid.has(event.subtype ?? "") && !event.edited;
  const direct = event.type === "message";
  if (!byPerson || (direct && event.channel_type !== "im")) return undefined;
  const kind = direct ? "direct" : "mention";
  const text = plainText(event.text, bot);
  return { event: { id, kind, text, channel, thread, isInThread: thread !== undefined, user }, ts };
}

/** Somebody opened the home page; undefined for the app's other tabs. Throws ZodError for what Slack never sends. */
export function fromHome(body: unknown): IncomingEvent | undefined {
  const { event_id: id, event } = homeBody.parse(body);
  const { user, channel, tab } = event;
  return tab === "home" ? { id, kind: "home", text: "", channel, user } : undefined;
}

/** "Find related news" on a message, with all that it shows. Throws ZodError for what Slack never sends. */
export function fromShortcut(body: unknown, bot = ""): IncomingEvent {
  const { trigger_id: id, user, channel, message } = shortcutBody.parse(body);
  const text = wordsOfMessage(message, bot);
  return { id, kind: "quote", text, channel: channel.id, thread: message.thread_ts, user: user.id };
}
