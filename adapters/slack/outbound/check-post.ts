import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { ChannelRef } from "../../../src/chat/message.ts";
import { refusalOf, refusedBecause, slackError } from "../errors.ts";

const place = z.object({
  channel: z.object({ is_archived: z.boolean().default(false), is_member: z.boolean().default(true) }),
});

/** The web client adds the scopes of the token to every response. */
const permitted = z.object({
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/**
 * Throws AdapterError where a post would be refused, as far as Slack tells without one: only a member may
 * read a channel or post in it. Where Newsdesk may not look, nothing is known.
 */
export async function checkPost(client: webApi.WebClient, { channel }: ChannelRef): Promise<void> {
  const did = `post to channel ${channel}`;
  const read = (call: Promise<unknown>) =>
    call.catch((cause: unknown) => {
      if (refusalOf(cause) !== "missing_scope") throw slackError(cause, did);
      return undefined;
    });
  const page = await read(client.conversations.history({ channel, limit: 1 }));
  const scopes = permitted.safeParse(page).data?.response_metadata?.scopes;
  if (scopes && !scopes.includes("chat:write")) throw refusedBecause("missing_scope", did);
  // A conversation with one person is neither left nor archived.
  if (channel.startsWith("D")) return;
  const about = place.safeParse(await read(client.conversations.info({ channel }))).data?.channel;
  if (about?.is_archived) throw refusedBecause("is_archived", did);
  if (about && !about.is_member) throw refusedBecause("not_in_channel", did);
}
