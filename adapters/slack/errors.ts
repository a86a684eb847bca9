import { RespondError, webApi } from "@slack/bolt";
import { AdapterError, type AdapterErrorCode } from "../../src/chat/errors.ts";
import { refusalNamed } from "../../src/chat/refusal.ts";
import { postRefusal } from "./post-refusals.ts";

/** Where to find each secret in Slack's console. */
export const whereToFind = {
  SLACK_BOT_TOKEN:
    "https://api.slack.com/apps, your app, OAuth & Permissions, Bot User OAuth Token (xoxb-...); where many workspaces are served, install it there again at /slack/install",
  SLACK_APP_TOKEN:
    "https://api.slack.com/apps, your app, Basic Information, App-Level Tokens, scope connections:write (xapp-...)",
  "the workspace's token": "a new installation there, at /slack/install",
  SLACK_SIGNING_SECRET:
    "https://api.slack.com/apps, your app, Basic Information, App Credentials, Signing Secret",
};

/** What Slack's refusals mean for people. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const refusals: [code: AdapterErrorCode, reason: RegExp, line: string][] = [
  [
    "gone",
    /^channel_not_found$/,
    "the channel is gone, or private without Newsdesk in it: invite it there, or choose another channel",
  ],
  ["gone", /archived/, "the channel is archived: unarchive it, or choose another channel"],
  [
    "forbidden",
    /^(not_in_channel|user_not_in_channel)$/,
    "Newsdesk is not in the channel: type /invite @Newsdesk there",
  ],
  [
    "forbidden",
    /^restricted|_denied$|^no_permission$/,
    "the workspace does not let Newsdesk post in this channel: ask a workspace admin",
  ],
  [
    "forbidden",
    /^missing_scope$/,
    "a permission is missing: update the app from adapters/slack/manifest.json and install it again",
  ],
  [
    "forbidden",
    /^(messages_tab_disabled|cannot_dm_bot|user_(disabled|not_found|not_visible))$/,
    "the person cannot be written to: their account is not active, or the app's Messages tab is off",
  ],
  [
    "rate_limited",
    /^(ratelimited|rate_limited|message_limit_exceeded)$/,
    "Slack asks to slow down: it will be tried again",
  ],
  [
    "unavailable",
    /^(internal_error|fatal_error|service_unavailable|request_timeout|team_added_to_org|org_login_required)$/,
    "Slack has trouble of its own: try again later",
  ],
];

/**
 * A trigger works once, within three seconds; a view may be closed or changed meanwhile, and at most three
 * are stacked. https://docs.slack.dev/reference/methods/views.open#errors, views.push and views.update
 */
const tooLate =
  /^((expired|exchanged|invalid)_trigger_id|trigger_(expired|exchanged)|(expired|used)_url|not_found|push_limit_reached|hash_conflict)$/;

/** https://docs.slack.dev/reference/methods/auth.test#errors */
const refusedToken =
  /^(invalid_auth|not_authed|token_revoked|token_expired|account_inactive|not_allowed_token_type|user_removed_from_team|team_disabled|no_app_token)$/;

/** Slack's error code; undefined if it did not answer. */
export const refusalOf = (cause: unknown): string | undefined =>
  cause instanceof webApi.WebAPIPlatformError ? cause.data.error : undefined;

/**
 * Slack's failure as an AdapterError with a line for people.
 * @param did what was tried, such as "post to the channel"
 * @param variable the setting with the token that was used
 */
export function slackError(
  cause: unknown,
  did: string,
  variable: keyof typeof whereToFind = "SLACK_BOT_TOKEN",
): AdapterError {
  if (cause instanceof AdapterError) return cause;
  const failed = `Slack: could not ${did}`;
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    const line = `${failed}: Slack asks to wait ${cause.retryAfter} seconds.`;
    return new AdapterError("rate_limited", line, { cause, retryAfterMs: cause.retryAfter * 1_000 });
  }
  if (!(cause instanceof webApi.WebAPIPlatformError)) return unanswered(cause, failed);
  const reason = cause.data.error;
  // The one scope of an app token is chosen when the token is made.
  if (refusedToken.test(reason) || (variable === "SLACK_APP_TOKEN" && reason === "missing_scope")) {
    const line = `Slack refuses ${variable} (${reason}). Get it from ${whereToFind[variable]}.`;
    return new AdapterError("auth", line, { cause });
  }
  return refusedBecause(reason, did, cause);
}

/** Rethrows what Slack fails with as an AdapterError; for `catch`. */
export const failedTo = (did: string) => (cause: unknown) => {
  throw slackError(cause, did);
};

/** Why nobody can be written to in a conversation with one person: it has no door but theirs. */
export function asClosed(error: AdapterError): AdapterError {
  const { code, message, cause, refusal } = error;
  if (refusal?.code !== "channel_unseen") return error;
  return new AdapterError(code, message, { cause, refusal: { code: "messages_closed" } });
}

/** A request that Slack refuses, or would refuse, for a reason it names. */
export function refusedBecause(reason: string, did: string, cause?: unknown): AdapterError {
  if (tooLate.test(reason))
    return overdue(`Slack: could not ${did}: it is too late for that (${reason}).`, cause);
  // If another server answers instead of Slack, the "reason" is a whole page.
  const isCode = /^\w+$/.test(reason);
  const unknown = isCode
    ? `Slack refused it (${reason})`
    : "what answered is not Slack's API; is SLACK_API_URL right?";
  const known = refusals.find(([, pattern]) => pattern.test(reason));
  const line = `Slack: could not ${did}: ${known?.[2] ?? unknown}.`;
  const refusal = postRefusal(isCode ? reason : "a web page");
  return new AdapterError(known?.[0] ?? "rejected", line, { cause, refusal });
}

/** A failure without an error code of Slack's API: a server error, or no response at all. */
function unanswered(cause: unknown, failed: string): AdapterError {
  const isStatus = cause instanceof webApi.WebAPIHTTPError || cause instanceof RespondError;
  const status = isStatus ? cause.statusCode : undefined;
  if (status && status < 500) return addressRefusal(cause, status, failed);
  const what = status ? `Slack answered ${status}` : "Slack does not answer";
  const line = `${failed}: ${what}. Check the network; it may be Slack's own trouble.`;
  return new AdapterError("unavailable", line, { cause });
}

const overdue = (line: string, cause: unknown): AdapterError => new AdapterError("gone", line, { cause });

/**
 * What an address of Slack's answers without a code: a response_url that is too old or used up answers 404.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
function addressRefusal(cause: unknown, status: number, failed: string): AdapterError {
  const line = `${failed}: the address that was called answers ${status}.`;
  if (cause instanceof RespondError && [403, 404, 410].includes(status)) return overdue(line, cause);
  const code = status === 429 ? "rate_limited" : "rejected";
  return new AdapterError(code, line, { cause, refusal: refusalNamed("refused", "Slack", `HTTP ${status}`) });
}
