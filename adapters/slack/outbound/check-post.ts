import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { ChannelRef } from "../../../src/chat/message.ts";
import { asClosed, failedTo, refusalOf, refusedBecause, slackError } from "../errors.ts";
import { isDirectMessage } from "../text.ts";

// The web client adds the scopes of the token to every response.
const withScopes = z.object({ response_metadata: z.object({ scopes: z.array(z.string()).optional() }) });

const place = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_mpim: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_member: z.boolean().default(true),
  }),
});

/**
 * Throws AdapterError if a post would be refused, as far as Slack shows without one. Where it may not look at
 * the channel, a page of its history shows whether it is a member: only then, since Slack limits those most.
 */
export async function checkPost(client: webApi.WebClient, { channel }: ChannelRef): Promise<void> {
  const did = "post to the channel";
  const read = (call: Promise<unknown>) =>
    call.catch((cause: unknown) => {
      if (refusalOf(cause) === "missing_scope") return undefined;
      const error = slackError(cause, did);
      throw isDirectMessage(channel) ? asClosed(error) : error;
    });
  const page = () => read(client.conversations.history({ channel, limit: 1 }));
  const shown = isDirectMessage(channel) ? undefined : await read(client.conversations.info({ channel }));
  const scopes = withScopes.safeParse(shown ?? (await page())).data?.response_metadata.scopes;
  if (scopes && !scopes.includes("chat:write")) throw refusedBecause("missing_scope", did);
  const about = place.safeParse(shown).data?.channel;
  if (about?.is_archived) throw refusedBecause("is_archived", did);
  if (about && !about.is_member) throw refusedBecause("not_in_channel", did);
}

/** "#general"; undefined for a conversation between people, which has no name. Throws AdapterError. */
export async function nameOf(client: webApi.WebClient, { channel }: ChannelRef): Promise<string | undefined> {
  if (isDirectMessage(channel)) return undefined;
  const asked = client.conversations.info({ channel });
  const about = place.parse(await asked.catch(failedTo(`look up channel ${channel}`))).channel;
  return about.name && !about.is_mpim ? `#${about.name}` : undefined;
}
