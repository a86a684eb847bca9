import { type Refusal, type RefusalCode, refusalNamed } from "../../src/chat/refusal.ts";

/**
 * What Slack's names for refused posts mean to whoever set them up.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const meanings: [code: RefusalCode, names: RegExp][] = [
  ["channel_unseen", /^(channel_not_found|invalid_channel)$/],
  ["channel_archived", /archived/],
  ["not_in_channel", /not_in_channel$/],
  ["thread_locked", /thread_locked/],
  ["only_in_threads", /^restricted_action_thread_only_channel$/],
  ["no_text_channel", /^channel_type_not_supported$/],
  // Of the app's own conversation with a person: https://docs.slack.dev/reference/methods/conversations.open#errors
  ["messages_closed", /^(messages_tab_disabled|cannot_dm_bot|user_(disabled|not_found|not_visible))$/],
  ["lacks_scope", /^(missing_scope|no_permission)$/],
  // restricted_action, posting_to_channel_denied, ekm_access_denied, enterprise_is_restricted ...
  [
    "posting_restricted",
    /restricted|denied$|^team_access_not_granted$|^method_not_supported_for_channel_type$/,
  ],
];

/** Faults of the message, which no place would take. */
const faultsOfMessage = /^(invalid_|msg_|no_text$|too_many_|metadata_|markdown_|block_mismatch|cannot_reply)/;

/** Slack's name for a refusal, known or not, as a reason with a cure. */
export function postRefusal(name: string): Refusal {
  const known = meanings.find(([, names]) => names.test(name));
  if (known) return { code: known[0] };
  return refusalNamed(faultsOfMessage.test(name) ? "message_refused" : "refused", "Slack", name);
}
