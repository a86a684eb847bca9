import { z } from "zod";
import type { UnfurlPlace } from "../../outbound/unfurl.ts";
import { unescaped } from "../../text.ts";
import type { IncomingEvent } from "../parse-payload.ts";

/** https://docs.slack.dev/reference/events/link_shared; a link that is still being written is in no channel yet. */
const linksBody = z.object({
  event_id: z.string(),
  event: z.object({
    type: z.literal("link_shared"),
    channel: z.string(),
    user: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().optional(),
    source: z.enum(["composer", "conversations_history"]).optional(),
    unfurl_id: z.string().optional(),
    links: z.array(z.object({ url: z.string() })),
  }),
});

/** Links of a message: each as it is written there, with the event that asks the bot for its story. */
type SharedLinks = { links: { url: string; event: IncomingEvent }[]; place: UnfurlPlace };

/** More would bury the conversation. */
const maxLinks = 5;

/** The links to the domains among those of a message, each once. Throws ZodError for what Slack never sends. */
export function fromLinks(body: unknown, domains: string[]): SharedLinks {
  const { event_id: id, event } = linksBody.parse(body);
  const { channel, user, message_ts: ts, thread_ts: thread, source, unfurl_id } = event;
  const isOurs = (url: string) => {
    const host = URL.parse(unescaped(url))?.hostname ?? "";
    return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
  };
  const urls = [...new Set(event.links.map(({ url }) => url))].filter(isOurs).slice(0, maxLinks);
  return {
    links: urls.map((url) => ({
      url,
      event: { id, kind: "link", text: unescaped(url), channel, thread, user },
    })),
    place: source && unfurl_id ? { source, unfurl_id } : { channel, ts },
  };
}
