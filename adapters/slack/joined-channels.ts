import { z } from "zod";
import type { JoinedChannel } from "../../src/chat/message.ts";
import { failedTo } from "./errors.ts";
import { clientFor, type ProbeOptions } from "./probe.ts";

/** The most in a page: https://docs.slack.dev/reference/methods/users.conversations */
const pageSize = 999;

const page = z.object({
  channels: z.array(z.object({ id: z.string(), name: z.string(), creator: z.string().optional() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** The channels that the bot is a member of, archived ones left out. Throws AdapterError. */
export async function joinedSlackChannels({
  botToken,
  ...options
}: ProbeOptions & { botToken: string }): Promise<JoinedChannel[]> {
  const client = clientFor(botToken, options);
  const failed = failedTo("list the channels that Newsdesk is in");
  const { team_id: tenant = "" } = await client.auth.test().catch(failed);
  const found: JoinedChannel[] = [];
  let cursor: string | undefined;
  do {
    const asked = client.users.conversations({
      types: "public_channel,private_channel",
      exclude_archived: true,
      limit: pageSize,
      ...(cursor && { cursor }),
    });
    const { channels, response_metadata: next } = page.parse(await asked.catch(failed));
    for (const { id, name, creator } of channels)
      found.push({
        channel: { platform: "slack", tenant, channel: id },
        name,
        owner: creator ? { platform: "slack", tenant, user: creator } : undefined,
      });
    cursor = next?.next_cursor;
  } while (cursor);
  return found;
}
