import { z } from "zod";
import { isOrganisation } from "../../install/installation-store.ts";
import type { Removal } from "../../install/workspaces.ts";

/** https://docs.slack.dev/reference/events: what happens to a channel that Newsdesk is in. */
const channelEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("channel_id_changed"),
    old_channel_id: z.string(),
    new_channel_id: z.string(),
  }),
  z.object({
    type: z.enum(["channel_rename", "group_rename"]),
    channel: z.object({ id: z.string(), name: z.string() }),
  }),
  z.object({ type: z.enum(["channel_unarchive", "group_unarchive"]), channel: z.string() }),
]);

/** What Slack says of a channel. Throws ZodError for what it never sends. */
export const channelEventIn = (body: unknown): z.infer<typeof channelEvent> =>
  z.object({ event: channelEvent }).parse(body).event;

const joinBody = z.object({
  event_id: z.string(),
  event: z.object({
    user: z.string(),
    channel: z.string(),
    inviter: z.string().optional(),
    event_ts: z.string().optional(),
  }),
});

/**
 * Newsdesk came into a channel, with whoever invited it and an id that a repetition has too; undefined if
 * somebody else came. Throws ZodError for what Slack never sends.
 * @param bot its own user id
 */
export function fromJoin(body: unknown, bot: string | undefined) {
  const { event_id, event } = joinBody.parse(body);
  if (event.user !== bot) return undefined;
  return { id: `joined ${event.event_ts ?? event_id}`, channel: event.channel, inviter: event.inviter };
}

const accessBody = z.object({
  enterprise_id: z.string(),
  event: z.object({
    type: z.enum(["team_access_granted", "team_access_revoked"]),
    team_ids: z.array(z.string()),
  }),
});

/** An organisation gave Newsdesk some of its workspaces, or took them away; undefined for any other body. */
export function accessIn(body: unknown) {
  const { data } = accessBody.safeParse(body);
  return data && { organisation: data.enterprise_id, ...data.event };
}

const removalBody = z.object({
  event_time: z.number(),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().optional(),
  authorizations: z.array(z.looseObject({ is_enterprise_install: z.boolean().optional() })).nullish(),
  event: z.discriminatedUnion("type", [
    z.object({ type: z.literal("app_uninstalled") }),
    z.object({
      type: z.literal("tokens_revoked"),
      tokens: z.object({ bot: z.array(z.string()).default([]) }),
    }),
  ]),
});

/**
 * Where and when the app was removed; undefined if only tokens of people were revoked. Throws ZodError for
 * what Slack never sends.
 */
export function fromRemoval(body: unknown): Removal | undefined {
  const { event, event_time: seconds, team_id: team, enterprise_id, ...said } = removalBody.parse(body);
  if (event.type === "tokens_revoked" && event.tokens.bot.length === 0) return undefined;
  const isForAll = said.authorizations?.[0]?.is_enterprise_install ?? said.is_enterprise_install ?? false;
  const organisation = team && isOrganisation(team) ? team : enterprise_id;
  const tenants = isForAll ? [organisation, team] : [team, organisation];
  const named = [...new Set(tenants.filter((one): one is string => Boolean(one)))];
  // Slack gives whole seconds, so it is taken to be the end of that second.
  return { tenants: named, at: seconds * 1_000 + 999 };
}
