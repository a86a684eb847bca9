import { setTimeout as sleep } from "node:timers/promises";
import type { RespondFn, webApi } from "@slack/bolt";
import type { Reply } from "../../../src/chat/reply.ts";
import { refusalOf, slackError } from "../errors.ts";
import type { MessagePress } from "../inbound/parse-press.ts";
import { render } from "../views/render.ts";
import type { RateLimitGate } from "./rate-limit-gate.ts";

/** Says a reply where the question was asked. Throws AdapterError. */
export type Say = (reply: Reply) => Promise<void>;

/** A person does not wait longer for an answer, in milliseconds. */
const answerDeadlineMs = 60_000;

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses, less a minute for clocks that differ. */
const addressMs = 29 * 60_000;

const content = (reply: Reply) => ({ ...render(reply), unfurl_links: false, unfurl_media: false });

/** Where something was said: in a channel, perhaps in a thread, by a user. */
export type Spot = { channel: string; thread?: string; user: string };

/**
 * Answers a command or a press through the address that came with it: to the asker alone unless the
 * reply is for the channel. A list takes the place of the private list whose button was pressed.
 * An address that works no more is done without.
 */
export function byResponse(
  respond: RespondFn,
  spot: Spot,
  means: { client: webApi.WebClient; now: () => number; rateLimits: RateLimitGate },
  press?: MessagePress,
): Say {
  const issuedAt = means.now();
  return async (reply) => {
    const isPublic = reply.visibility === "channel";
    const replaces = !isPublic && reply.kind === "results" && press?.ephemeral === true;
    const place = {
      response_type: isPublic ? ("in_channel" as const) : ("ephemeral" as const),
      replace_original: replaces,
      ...(spot.thread && { thread_ts: spot.thread }),
    };
    if (means.now() - issuedAt > addressMs) return postFallback(means.client, spot)(reply);
    try {
      await respond({ ...content(reply), ...place });
    } catch (cause) {
      const error = slackError(cause, "answer");
      // Refused for good, it has certainly said nothing.
      if (error.code !== "rejected" && error.code !== "rate_limited") throw error;
      await postWithRetry(spot.channel, means.rateLimits, () => postFallback(means.client, spot)(reply));
    }
  };
}

/** Says it anew: before the asker's eyes in the channel, or to them directly where Newsdesk is not in it. */
function postFallback(client: webApi.WebClient, { channel, thread, user }: Spot): Say {
  return async (reply) => {
    const message = { thread_ts: thread, ...content(reply) };
    try {
      if (reply.visibility === "channel") await client.chat.postMessage({ channel, ...message });
      else await client.chat.postEphemeral({ channel, user, ...message });
    } catch (cause) {
      if (!notThere.has(refusalOf(cause) ?? "")) throw slackError(cause, "answer");
      await client.chat.postMessage({ channel: user, ...content(reply) }).catch((second) => {
        throw slackError(second, "answer");
      });
    }
  };
}

const notThere = new Set(["not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived"]);

/** Answers a mention, written at `ts`, in its thread, and a direct message beside it. */
export const byPost =
  (
    client: webApi.WebClient,
    { channel, thread, user, ts, direct }: Spot & { ts: string; direct: boolean },
    rateLimits: RateLimitGate,
  ): Say =>
  (reply) =>
    postWithRetry(channel, rateLimits, async () => {
      // A private line is shown in a thread only once the thread exists.
      if (reply.visibility === "private" && !direct) {
        await client.chat.postEphemeral({ channel, user, thread_ts: thread, ...content(reply) });
      } else {
        await client.chat.postMessage({
          channel,
          thread_ts: direct ? thread : (thread ?? ts),
          ...content(reply),
        });
      }
    });

/** Tries again each time Slack asks to wait a moment: then it has certainly posted nothing. */
async function postWithRetry(
  channel: string,
  rateLimits: RateLimitGate,
  post: () => Promise<void>,
): Promise<void> {
  for (let waited = 0; ; ) {
    try {
      return await rateLimits.run(channel, post);
    } catch (cause) {
      const error = slackError(cause, "answer");
      waited += error.retryAfterMs ?? 0;
      if (!error.retryAfterMs || waited > answerDeadlineMs) throw error;
      await sleep(error.retryAfterMs);
    }
  }
}
