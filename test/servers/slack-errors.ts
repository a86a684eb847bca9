import type { Fault } from "./slack-calls.ts";

/** Every method can fail so. https://docs.slack.dev/reference/methods/chat.postMessage#errors, its lower part */
const ofEveryMethod = `
  access_denied accesslimited account_inactive deprecated_endpoint ekm_access_denied enterprise_is_restricted
  fatal_error internal_error invalid_arg_name invalid_arguments invalid_array_arg invalid_auth invalid_charset
  invalid_form_data invalid_post_type method_deprecated missing_post_type missing_scope no_permission
  not_allowed_token_type not_authed org_login_required ratelimited request_timeout service_unavailable
  team_access_not_granted team_added_to_org token_expired token_revoked two_factor_setup_required
`;

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const ofPosts = `
  as_user_not_supported attachment_payload_limit_exceeded cannot_reply_to_message channel_not_found
  duplicate_channel_not_found duplicate_message_not_found invalid_blocks invalid_blocks_format
  invalid_metadata_format invalid_metadata_schema is_archived markdown_text_conflict message_limit_exceeded
  messages_tab_disabled metadata_must_be_sent_from_app metadata_too_large msg_blocks_too_long msg_too_long
  no_text not_in_channel rate_limited restricted_action restricted_action_non_threadable_channel
  restricted_action_read_only_channel restricted_action_thread_locked restricted_action_thread_only_channel
  slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked
  slack_connect_lists_sharing_blocked team_not_found too_many_attachments too_many_contact_cards
`;

/** https://docs.slack.dev/reference/methods/chat.postEphemeral#errors */
const ofEphemerals = `
  cannot_reply_to_message channel_not_found invalid_attachments invalid_blocks invalid_blocks_format
  is_archived is_bot markdown_text_conflict message_limit_exceeded messages_tab_disabled msg_too_long no_text
  not_in_channel restricted_action too_many_attachments user_not_in_channel
`;

/** https://docs.slack.dev/reference/methods/views.open#errors, and those of views.push, views.update, views.publish */
const ofViews = {
  "views.open": `duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id view_too_large`,
  "views.push": `duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id not_found
    push_limit_reached view_too_large`,
  "views.update": `duplicate_external_id hash_conflict not_found view_too_large`,
  "views.publish": `duplicate_external_id hash_conflict not_enabled view_too_large`,
};

/** What happens to any request on its way; 429 as in https://docs.slack.dev/apis/web-api/rate-limits */
const onTheWay: Record<string, Fault> = {
  "429, 1 s": { status: 429, retryAfter: 1 },
  "429, 300 s": { status: 429, retryAfter: 300 },
  "500": { status: 500 },
  "502": { status: 502 },
  "503, a page of HTML": { status: 503, html: true },
  "200, a page of HTML": { status: 200, html: true },
  reset: "cut",
};

const named = (...lists: string[]): Record<string, Fault> =>
  Object.fromEntries(lists.flatMap((list) => list.trim().split(/\s+/)).map((error) => [error, { error }]));

/** A name that no list has, as a later Slack may give. */
const unheardOf = "surprise_of_2031";

const ofView = (method: keyof typeof ofViews) => ({
  ...named(ofViews[method], ofEveryMethod, unheardOf),
  ...onTheWay,
});

/** Every way in which a request to show an answer can fail, by its method. */
export const slackErrors = {
  "chat.postMessage": { ...named(ofPosts, ofEveryMethod, unheardOf), ...onTheWay },
  "chat.postEphemeral": { ...named(ofEphemerals, ofEveryMethod, unheardOf), ...onTheWay },
  "views.open": ofView("views.open"),
  "views.push": ofView("views.push"),
  "views.update": ofView("views.update"),
  "views.publish": ofView("views.publish"),
  /**
   * A response_url answers by status alone: 404 if it is over half an hour old, unknown or used five times.
   * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  response: {
    ...Object.fromEntries([400, 403, 404, 405, 410, 413, 429].map((status) => [String(status), { status }])),
    ...onTheWay,
  } as Record<string, Fault>,
};

/** https://docs.slack.dev/reference/methods/auth.test#errors: with these no method works at all. */
export const refusedTokens =
  /^(account_inactive|invalid_auth|not_allowed_token_type|not_authed|token_expired|token_revoked)$/;
