import { type Answer, asMessage } from "../../../src/chat/answer.ts";
import { explanation } from "../../../src/chat/ladder/explain.ts";
import { type RefusedPictures, showPictured } from "../../../src/chat/pictures/refused-pictures.ts";
import { type DigestReply, entriesOf } from "../../../src/chat/reply.ts";
import { slackError } from "../errors.ts";
import type { Workspace } from "../install/workspaces.ts";
import { textAlone } from "../views/render.ts";
import { post } from "./deliveries.ts";
import type { RateLimitGate } from "./rate-limit-gate.ts";
import { blamed } from "./refused/blamed-contents.ts";

/** How a step of a workflow ends: with its outputs, or with one line on why it failed. */
export type StepOutcome = { outputs: Record<string, unknown> } | { error: string };

type Posting = { rateLimits: RateLimitGate; pictures: RefusedPictures };

/** What could be read as a mention where a workflow posts the text. */
const beginsMention = /<(?=[!@#])/g;

const textOf = (answer: Answer): string => {
  const reply = asMessage(answer);
  return reply ? textAlone(reply).replace(beginsMention, "‹") : "";
};

/** A list of stories as text, and the address of the first; whatever else the bot answers is why there is none. */
export function foundOutcome(answer: Answer): StepOutcome {
  if (answer.kind !== "results") return { error: textOf(answer) };
  const link = entriesOf(answer).find(({ url }) => url)?.url;
  return { outputs: { list: textOf(answer), ...(link && { link }) } };
}

/** Posts a digest and tells which message it is; without news, nothing is posted. */
export async function digestOutcome(
  answer: Answer,
  channel: string,
  key: string,
  workspace: Workspace,
  posting: Posting,
): Promise<StepOutcome> {
  if (answer.kind !== "digest") return { error: textOf(answer) };
  const stories = answer.entries.length;
  if (stories === 0) return { outputs: { stories } };
  try {
    const message_ts = await postDigest(answer, channel, key, workspace, posting);
    return { outputs: { stories, message: { channel_id: channel, message_ts } } };
  } catch (cause) {
    const error = slackError(cause, "post to the channel");
    const isDoubtful = error.code === "unavailable";
    return { error: explanation({ attempted: "post", error, isDoubtful }, answer.locale, "slack") };
  }
}

/** The timestamp of the message. Throws AdapterError. */
async function postDigest(
  digest: DigestReply,
  channel: string,
  key: string,
  { tenant, client }: Workspace,
  { rateLimits, pictures }: Posting,
): Promise<string> {
  const place = { platform: "slack", tenant, channel };
  const posted = await rateLimits.run(channel, () =>
    showPictured(digest, pictures, blamed, (shown) => post(client, place, shown, key)),
  );
  return posted.message;
}
