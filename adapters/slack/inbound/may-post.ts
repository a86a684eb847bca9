import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { refusalOf, slackError } from "../errors.ts";
import { isHigh, person } from "./permissions.ts";

const restriction = z.object({
  type: z.array(z.string()).default([]),
  user: z.array(z.string()).default([]),
});
type Restriction = z.infer<typeof restriction>;

/** https://docs.slack.dev/reference/objects/conversation-object; the restrictions are in java-slack-sdk's model. */
const place = z.object({
  channel: z.object({
    is_archived: z.boolean().default(false),
    is_read_only: z.boolean().default(false),
    is_thread_only: z.boolean().default(false),
    properties: z
      .object({
        posting_restricted_to: restriction.optional(),
        threads_restricted_to: restriction.optional(),
      })
      .optional(),
  }),
});

const members = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().default("") }).optional(),
});

/** Of a channel with more members than this many pages it is not known who they are. */
const [maxPages, pageSize] = [5, 1_000];

/** Refusals that leave it unknown, as in a private channel without Newsdesk: those who act there are in it. */
const unseen = new Set(["channel_not_found", "missing_scope", "user_not_found", "user_not_visible"]);

async function ask<Answer>(schema: z.ZodType<Answer>, call: Promise<unknown>): Promise<Answer | undefined> {
  try {
    return schema.parse(await call);
  } catch (cause) {
    if (unseen.has(refusalOf(cause) ?? "")) return undefined;
    throw slackError(cause, "ask who may post in the channel");
  }
}

/**
 * Whether somebody may write in a channel, or in a thread of it, as far as Slack shows it to the app: it is
 * not archived, they are in it, and whoever restricts posting there lets them. Throws AdapterError.
 */
export async function mayPost(
  client: webApi.WebClient,
  { channel, thread, user }: { channel: string; thread?: string; user: string },
): Promise<boolean> {
  const about = (await ask(place, client.conversations.info({ channel })))?.channel;
  if (!about) return true;
  if (about.is_archived || !(await isMember(client, channel, user))) return false;
  const { properties, is_read_only, is_thread_only } = about;
  const closed = is_read_only || (is_thread_only && !thread);
  const named = thread ? properties?.threads_restricted_to : properties?.posting_restricted_to;
  const only = named ?? (closed ? { type: ["admin"], user: [] } : undefined);
  return !only || isAmong(only, client, user);
}

async function isMember(client: webApi.WebClient, channel: string, user: string): Promise<boolean> {
  let cursor = "";
  for (let pages = 0; pages < maxPages; pages++) {
    const page = await ask(members, client.conversations.members({ channel, limit: pageSize, cursor }));
    if (!page || page.members.includes(user)) return true;
    cursor = page.response_metadata?.next_cursor ?? "";
    if (!cursor) return false;
  }
  return true;
}

/** Besides those who are named, admins; and every member but guests, if it is not restricted to admins. */
async function isAmong({ type, user: named }: Restriction, client: webApi.WebClient, user: string) {
  if (named.includes(user)) return true;
  const found = (await ask(person, client.users.info({ user })))?.user;
  if (!found) return false;
  const isGuest = found.is_restricted || found.is_ultra_restricted;
  const onlyAdmins = type.length === 0 || type.some((one) => /admin|owner/.test(one));
  return isHigh(found) || (!onlyAdmins && !isGuest);
}
