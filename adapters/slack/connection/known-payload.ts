import { z } from "zod";

// What Bolt and we read of a payload before it is known whose it is. Bolt trusts every payload that is
// signed, or comes over the socket, and fails on one that has another shape.

const id = z.string().min(1);
const ref = z.looseObject({ id });
const place = z.looseObject({ id: id.nullish() }).nullish();

/** Names under which the socket client tells of itself: an event of that name would be taken for its own. */
const clientEvents = new Set([
  ...["connecting", "connected", "reconnecting", "disconnecting", "disconnected", "authenticated"],
  ...["error", "close", "ws_message", "slack_event", "outgoing_message"],
]);
const eventType = id.refine((type) => !clientEvents.has(type));

/** https://docs.slack.dev/apis/events-api#callback-field */
const event = z.looseObject({
  type: z.literal("event_callback"),
  event_id: id,
  authorizations: z.array(z.looseObject({})).nullish(),
  event: z.looseObject({
    type: eventType,
    channel: z.union([id, z.looseObject({})]).optional(),
    user: z.union([id, z.looseObject({})]).nullish(),
    item: z.looseObject({}).optional(),
    subteam: z.looseObject({}).optional(),
    assistant_thread: z.looseObject({}).optional(),
    message: z.looseObject({}).optional(),
    previous_message: z.looseObject({}).optional(),
  }),
});

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
const command = z.looseObject({
  command: id,
  trigger_id: id,
  channel_id: id,
  user_id: id,
  event: z.undefined().optional(),
});

/** https://docs.slack.dev/reference/interaction-payloads */
const common = {
  event: z.undefined().optional(),
  command: z.undefined().optional(),
  user: ref,
  team: place,
  enterprise: place,
  channel: z.looseObject({}).optional(),
  response_url: z.string().nullish(),
  response_urls: z.array(z.looseObject({})).optional(),
};
const interaction = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("block_actions"),
    ...common,
    trigger_id: id,
    actions: z.array(z.looseObject({ action_id: id })).min(1),
  }),
  z.looseObject({ type: z.literal("block_suggestion"), ...common, action_id: id, value: z.string() }),
  z.looseObject({ type: z.enum(["view_submission", "view_closed"]), ...common, view: ref }),
  z.looseObject({
    type: z.literal("message_action"),
    ...common,
    callback_id: id,
    trigger_id: id,
    channel: ref,
    message: z.looseObject({}),
  }),
  z.looseObject({ type: z.literal("shortcut"), ...common, callback_id: id, trigger_id: id }),
]);

/** https://docs.slack.dev/reference/events/url_verification */
const verification = z.looseObject({ type: z.literal("url_verification"), challenge: z.string() });
/** Slack, unsigned, on a change of the address. */
const sslCheck = z.looseObject({ ssl_check: z.literal("1") });

const envelope = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["hello", "disconnect"]) }),
  z.object({ type: z.literal("events_api"), envelope_id: id, payload: event }),
  z.object({ type: z.literal("slash_commands"), envelope_id: id, payload: command }),
  z.object({ type: z.literal("interactive"), envelope_id: id, payload: interaction }),
]);

const body = z.union([event, command, interaction, verification, sslCheck]);

/** Whether a signed request's body is of a kind that Slack sends. */
export const isKnownBody = (value: unknown): boolean => body.safeParse(value).success;

/**
 * The kind of a Socket Mode message; undefined for what Slack never sends.
 * https://docs.slack.dev/apis/events-api/using-socket-mode#events
 */
export function kindOfEnvelope(text: unknown): z.infer<typeof envelope>["type"] | undefined {
  try {
    return envelope.safeParse(JSON.parse(String(text))).data?.type;
  } catch {
    return undefined;
  }
}
