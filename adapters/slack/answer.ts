import { setTimeout as sleep } from "node:timers/promises";
import type { RespondFn, webApi } from "@slack/bolt";
import type { Reply } from "../../src/chat/reply.ts";
import { slackError } from "./errors.ts";
import type { Press } from "./receive.ts";
import { render } from "./render.ts";

/** Says a reply where the question was asked. Throws AdapterError. */
export type Answer = (reply: Reply) => Promise<void>;

/** A person does not wait longer for an answer, in milliseconds. */
const patience = 60_000;

const content = (reply: Reply) => ({ ...render(reply), unfurl_links: false, unfurl_media: false });

/**
 * Answers a command or a press through the address that came with it: to the asker alone unless the
 * reply is for the channel. A list takes the place of the private list whose button was pressed.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export const byResponse =
  (respond: RespondFn, press?: Press): Answer =>
  async (reply) => {
    const isPublic = reply.visibility === "channel";
    const replaces = !isPublic && reply.kind === "results" && press?.ephemeral === true;
    const place = {
      response_type: isPublic ? ("in_channel" as const) : ("ephemeral" as const),
      replace_original: replaces,
      ...(press?.thread && { thread_ts: press.thread }),
    };
    await respond({ ...content(reply), ...place }).catch((cause) => {
      throw slackError(cause, "answer");
    });
  };

/** Where something was said: in a channel, under `ts`, perhaps in a thread, by a user. */
export type Spot = { channel: string; ts: string; thread?: string; user: string; direct: boolean };

/** Answers a mention in its thread, and a direct message beside it. */
export const byPost =
  (client: webApi.WebClient, { channel, ts, thread, user, direct }: Spot): Answer =>
  (reply) =>
    oncePatiently(async () => {
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

/** Tries again where Slack asks to wait a moment: then it has certainly posted nothing. */
async function oncePatiently(post: () => Promise<void>): Promise<void> {
  try {
    await post();
  } catch (cause) {
    const error = slackError(cause, "answer");
    if (!error.retryAfterMs || error.retryAfterMs > patience) throw error;
    await sleep(error.retryAfterMs);
    await post().catch((second) => {
      throw slackError(second, "answer");
    });
  }
}
