import type { webApi } from "@slack/bolt";
import { type Manner, mannersOf, type Rung } from "../../../src/chat/ladder/climb.ts";
import { explained, type Unshown, withExplanation } from "../../../src/chat/ladder/explain.ts";
import { withoutPictures } from "../../../src/chat/pictures/story-pictures.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { escapedWithin, withMentions } from "../text.ts";
import { content, textAlone } from "../views/render.ts";
import type { RateLimitGate } from "./rate-limit-gate.ts";

/** Where an answer goes, and who asked. */
export type ResponseTarget = { channel: string; thread?: string; user: string };

/** All that an answer is sent with. */
export type Outbox = { client: webApi.WebClient; rateLimits: RateLimitGate; now: () => number };

/** https://docs.slack.dev/reference/methods/chat.postMessage#truncating: 4,000 for best results */
const maxPlainChars = 3_900;

/** An answer elsewhere says why; if even its text is not taken, it says that alone. */
const mannersElsewhere = (reply: Reply): Manner[] => [...mannersOf(reply), "reason"];

/** A reply as the body of a message. */
export function bodyOf(reply: Reply, manner: Manner, unshown?: Unshown) {
  if (manner === "reason" && unshown) return content(explained(unshown, reply.locale, "slack"));
  if (manner === "full") return content(reply);
  if (manner === "bare") return content(withoutPictures(reply));
  const text = withMentions(escapedWithin(textAlone(reply), maxPlainChars)) || "…";
  return { text, unfurl_links: false, unfurl_media: false };
}

const explainedBody = (reply: Reply, manner: Manner, unshown?: Unshown) =>
  bodyOf(unshown ? withExplanation(reply, unshown, "slack") : reply, manner, unshown);

/** A post for all in the channel. */
export const posted = (
  { client, rateLimits }: Outbox,
  { channel, thread }: Pick<ResponseTarget, "channel" | "thread">,
  reply: Reply,
): Rung => ({
  name: "post",
  manners: mannersOf(reply),
  // Slack has nothing that would make the same post twice one; in a conversation with us nobody else sees it.
  isRepeatable: isDirect(channel),
  // It may be there already.
  follows: ({ isDoubtful }) => !isDoubtful,
  show: (manner, unshown) =>
    rateLimits.run(channel, () =>
      client.chat.postMessage({ channel, thread_ts: thread, ...bodyOf(reply, manner, unshown) }),
    ),
});

/** A line that only the asker sees, in the channel. */
const ephemeral = (
  { client }: Outbox,
  { channel, thread, user }: ResponseTarget,
  reply: Reply,
  manners: Manner[],
): Rung => ({
  name: "ephemeral",
  manners,
  isRepeatable: true,
  show: (manner, unshown) => {
    // An answer for the channel is here only for a reason; a private one is at home.
    const body = reply.visibility === "channel" ? explainedBody : bodyOf;
    return client.chat.postEphemeral({ channel, user, thread_ts: thread, ...body(reply, manner, unshown) });
  },
});

/** A direct message that says why the answer comes there. A user's id as the channel is the conversation with them. */
const direct = ({ client, rateLimits }: Outbox, user: string, reply: Reply, manners: Manner[]): Rung => ({
  name: "direct message",
  manners,
  isRepeatable: true,
  show: (manner, unshown) =>
    rateLimits.run(user, () =>
      client.chat.postMessage({ channel: user, ...explainedBody(reply, manner, unshown) }),
    ),
});

/** Where an answer goes that cannot be shown in its place. Of a post for others its asker only gets the reason. */
export function elsewhere(outbox: Outbox, target: ResponseTarget, reply: Reply, isPost = false): Rung[] {
  const manners: Manner[] = isPost ? ["reason"] : mannersElsewhere(reply);
  const rungs = [ephemeral(outbox, target, reply, manners), direct(outbox, target.user, reply, manners)];
  return isDirect(target.channel) ? rungs.reverse() : rungs;
}

/** https://docs.slack.dev/reference/objects/conversation-object */
const isDirect = (channel: string): boolean => channel.startsWith("D");
