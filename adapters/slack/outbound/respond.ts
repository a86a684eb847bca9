import { setTimeout as sleep } from "node:timers/promises";
import type { RespondFn, webApi } from "@slack/bolt";
import { type Answer, asMessage } from "../../../src/chat/answer.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { refusalOf, slackError } from "../errors.ts";
import { content } from "../views/render.ts";
import type { RateLimitGate } from "./rate-limit-gate.ts";

/** Shows an answer where the request came from; a form that cannot be opened, as text. Throws AdapterError. */
export type Responder = (answer: Answer) => Promise<void>;

/** Where an answer goes, and who asked. */
export type ResponseTarget = { channel: string; thread?: string; user: string };

const answerDeadlineMs = 60_000;

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses, less a minute for clocks that differ. */
const responseUrlMs = 29 * 60_000;

/**
 * Answers a command or a press through its response_url, to the asker alone unless the reply is for the
 * channel; if that address no longer works, by a post.
 * @param replaces whether a list may take the place of the message whose button was pressed
 */
export function respondToUrl(
  respond: RespondFn,
  target: ResponseTarget,
  { client, now, rateLimits }: { client: webApi.WebClient; now: () => number; rateLimits: RateLimitGate },
  replaces = false,
): Responder {
  const issuedAt = now();
  return async (answer) => {
    const reply = asMessage(answer);
    if (!reply) return;
    const isPublic = reply.visibility === "channel";
    const message = {
      ...content(reply),
      response_type: isPublic ? ("in_channel" as const) : ("ephemeral" as const),
      replace_original: replaces && !isPublic && reply.kind === "results",
      ...(target.thread && { thread_ts: target.thread }),
    };
    if (now() - issuedAt <= responseUrlMs && (await isTaken(respond(message)))) return;
    await postWithRetry(target.channel, rateLimits, () => postFallback(client, target, reply));
  };
}

/** False if Slack has certainly shown nothing; throws if it may have. */
async function isTaken(response: Promise<unknown>): Promise<boolean> {
  try {
    await response;
    return true;
  } catch (cause) {
    const error = slackError(cause, "answer");
    if (error.code !== "rejected" && error.code !== "rate_limited") throw error;
    return false;
  }
}

const notThere = new Set(["not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived"]);

/** Posts in the channel, or to the asker directly if Newsdesk is not in it. */
async function postFallback(
  client: webApi.WebClient,
  { channel, thread, user }: ResponseTarget,
  reply: Reply,
): Promise<void> {
  const message = { channel, thread_ts: thread, ...content(reply) };
  try {
    if (reply.visibility === "channel") await client.chat.postMessage(message);
    else await client.chat.postEphemeral({ ...message, user });
  } catch (cause) {
    if (!notThere.has(refusalOf(cause) ?? "")) throw cause;
    await client.chat.postMessage({ channel: user, ...content(reply) });
  }
}

/**
 * Answers by a post: a mention in its thread, a direct message beside it.
 * @param mention the timestamp of the message that mentions us; without it the channel is a conversation with one person
 */
export const respondByPost =
  (
    client: webApi.WebClient,
    { channel, thread, user }: ResponseTarget,
    rateLimits: RateLimitGate,
    mention?: string,
  ): Responder =>
  async (answer) => {
    const reply = asMessage(answer);
    if (!reply) return;
    const message = { channel, ...content(reply) };
    await postWithRetry(channel, rateLimits, () =>
      // A private line is shown in a thread only once the thread exists.
      reply.visibility === "private" && mention
        ? client.chat.postEphemeral({ ...message, user, thread_ts: thread })
        : client.chat.postMessage({ ...message, thread_ts: thread ?? mention }),
    );
  };

/** Retries whenever Slack asks to wait a moment: then it has certainly posted nothing. */
async function postWithRetry(
  channel: string,
  rateLimits: RateLimitGate,
  post: () => Promise<unknown>,
): Promise<void> {
  for (let waitedMs = 0; ; ) {
    try {
      await rateLimits.run(channel, post);
      return;
    } catch (cause) {
      const error = slackError(cause, "answer");
      waitedMs += error.retryAfterMs ?? 0;
      if (!error.retryAfterMs || waitedMs > answerDeadlineMs) throw error;
      await sleep(error.retryAfterMs);
    }
  }
}
