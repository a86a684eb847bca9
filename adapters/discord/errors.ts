import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
} from "discord.js";
import { AdapterError } from "../../src/chat/errors.ts";
import { lackedPermissions, postRefusal } from "./post-refusals.ts";

const newToken =
  "Set DISCORD_TOKEN to the token shown under Bot > Reset Token of your application at https://discord.com/developers/applications.";

export const refusedToken = (cause?: unknown): AdapterError =>
  new AdapterError("auth", `Discord refused the token. ${newToken}`, { cause });

/** The gateway has closed a connection for good. */
export class GatewayRefusal extends AdapterError {
  readonly closeCode: number;

  constructor(closeCode: number, line: string) {
    super("rejected", line);
    this.closeCode = closeCode;
  }
}

/** What each code means and what to do. https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const closings: Record<number, string> = {
  [GatewayCloseCodes.InvalidShard]:
    "it does not know this connection (InvalidShard, 4010). SHARD_IDS counts from 0, and each of them is below SHARD_COUNT.",
  [GatewayCloseCodes.ShardingRequired]:
    "the bot is in too many servers for so few connections (ShardingRequired, 4011). Raise SHARDS or SHARD_COUNT, or leave them out: then as many are opened as Discord recommends.",
  [GatewayCloseCodes.InvalidAPIVersion]:
    "it no longer speaks this version of its API (InvalidAPIVersion, 4012). Update Newsdesk.",
  [GatewayCloseCodes.InvalidIntents]:
    "it does not know the intents this bot asks for (InvalidIntents, 4013). Update Newsdesk; if it is up to date, check DISCORD_API_URL.",
  [GatewayCloseCodes.DisallowedIntents]:
    "it does not allow the intents this bot asks for (DisallowedIntents, 4014): Guilds, Guild Messages, Direct Messages. None of them needs approval: check that DISCORD_TOKEN is the token of a bot that is not restricted.",
};

/** Why Discord closed a connection for good. */
export function gatewayRefusal(code: number): AdapterError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return refusedToken();
  const because = closings[code] ?? `${GatewayCloseCodes[code] ?? "unknown"} (${code}).`;
  return new GatewayRefusal(code, `Discord closed the connection for good: ${because}`);
}

/** Discord's error code; undefined if it did not refuse. */
export const refusalCodeOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? Number(error.code) : undefined;

/** Whether a message was deleted. */
export const isUnknownMessage = (error: unknown): boolean =>
  refusalCodeOf(error) === RESTJSONErrorCodes.UnknownMessage;

/** Whether an interaction has had its first answer. */
export const isAcknowledged = (error: unknown): boolean =>
  refusalCodeOf(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;

/** An interaction that waited too long, or was answered as often as it may be. */
const tooLate = new Set<number | string>([
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/** What may be logged of an error: never a request's body or its address, which contains tokens. */
export function facts(error: unknown): { error: string; code?: string | number; status?: number } {
  if (error instanceof DiscordAPIError)
    return { error: error.message, code: error.code, status: error.status };
  if (error instanceof HTTPError) return { error: error.message, status: error.status };
  return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

/**
 * The refusal of a message to one person. Discord may hide their conversation as it hides a channel:
 * https://github.com/discord/discord-api-docs/issues/7666
 */
export function asClosed(error: AdapterError): AdapterError {
  const { code, message, cause } = error;
  const isHidden = [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownChannel].includes(
    refusalCodeOf(cause) ?? 0,
  );
  return isHidden ? new AdapterError(code, message, { cause, refusal: { code: "messages_closed" } }) : error;
}

/** Rethrows what Discord fails with as an AdapterError; for `catch`. */
export const failedTo = (what: string) => (cause: unknown) => {
  throw asAdapterError(cause, what);
};

/**
 * The failure of a request to Discord, as text and as a code for the ledger.
 * @param what was to be done, such as "post to channel 42"
 * @param missing the permissions the bot is known to lack there
 */
export function asAdapterError(error: unknown, what: string, missing: string[] = []): AdapterError {
  if (error instanceof AdapterError) return error;
  if (error instanceof RateLimitError) return busy(error, what, error.retryAfter);
  if (error instanceof DiscordAPIError) return refusal(error, what, missing);
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return refusedToken(error);
  // After one refusal discord.js has no token any more, and fails with a plain error.
  if (error instanceof Error && error.message.startsWith("Expected token to be set"))
    return refusedToken(error);
  const reason = error instanceof Error ? error.message : String(error);
  const line = `Could not ${what}: Discord did not answer (${reason}). Try again later.`;
  return new AdapterError("unavailable", line, { cause: error });
}

/** Discord asks to wait, though not by status 429: slow mode, the limits of channels and servers, its own trouble. */
const passing = new Set<number | string>([
  RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit,
  RESTJSONErrorCodes.AnnouncementEditLimitExceeded,
  RESTJSONErrorCodes.ChannelWriteRateLimit,
  RESTJSONErrorCodes.ServerWriteRateLimit,
  RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled,
  RESTJSONErrorCodes.OpeningDirectMessagesTooFast,
  RESTJSONErrorCodes.FeatureTemporarilyDisabledServerSide,
  RESTJSONErrorCodes.ServiceResourceIsBeingRateLimited,
  RESTJSONErrorCodes.CloudflareIsBlockingYourRequest,
]);

function refusal(error: DiscordAPIError, what: string, missing: string[]): AdapterError {
  if (tooLate.has(error.code)) {
    const line = `Could not ${what}: it came too late, or was answered already (${error.code}).`;
    return new AdapterError("gone", line, { cause: error });
  }
  const refused = postRefusal(error);
  const fail = (code: AdapterError["code"], line: string, because = refused) =>
    new AdapterError(code, line, { cause: error, refusal: because });
  switch (error.code) {
    case RESTJSONErrorCodes.UnknownChannel:
      return fail("gone", `Could not ${what}: the channel is gone. Set this up again in another channel.`);
    case RESTJSONErrorCodes.MissingAccess: {
      const lacked = missing.length ? missing : ["View Channel"];
      return fail("forbidden", forbidden(what, lacked), lackedPermissions(lacked));
    }
    case RESTJSONErrorCodes.MissingPermissions: {
      const lacked = missing.length ? missing : ["Send Messages"];
      return fail("forbidden", forbidden(what, lacked), lackedPermissions(lacked));
    }
  }
  if (error.status === 401) return refusedToken(error);
  if (error.status === 429 || passing.has(error.code)) return busy(error, what);
  const reason = `${error.code}: ${error.message.split("\n", 2).join(" ")}`;
  if (error.status >= 500)
    return new AdapterError("unavailable", `Could not ${what}: Discord has trouble of its own (${reason}).`, {
      cause: error,
    });
  if (error.status === 403)
    return fail("forbidden", `Could not ${what}: Discord forbids it (${error.message}).`);
  return fail("rejected", `Could not ${what}: Discord refused it (${reason}).`);
}

const forbidden = (what: string, missing: string[], role?: string): string =>
  `Could not ${what}: the bot lacks the permission ${missing.join(", ")}. Grant it ${role ? `to its role ${role} ` : ""}in the channel's settings.`;

/** @param role the name of the bot's own role, which Discord made and manages: it can neither be given nor taken */
export const lackingPermissions = (what: string, missing: string[], role?: string): AdapterError =>
  new AdapterError("forbidden", forbidden(what, missing, role), {
    refusal: lackedPermissions(missing, role),
  });

/** Moderators keep the bot from writing in a server for a time. */
export function timedOut(what: string, end: Date): AdapterError {
  const until = `${end.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const line = `Could not ${what}: moderators have put the bot in a time-out until ${until}. Ask one of them to end it, or wait.`;
  return new AdapterError("forbidden", line, { refusal: { code: "timed_out", details: { until } } });
}

const busy = (cause: unknown, what: string, retryAfterMs?: number): AdapterError =>
  new AdapterError("rate_limited", `Could not ${what}: Discord asks to wait. It will be tried again.`, {
    cause,
    retryAfterMs,
  });
