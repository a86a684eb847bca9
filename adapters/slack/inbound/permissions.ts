import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { refusalOf, slackError } from "../errors.ts";
import { isOrganisation } from "../install/installation-store.ts";

const ranks = z.object({
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_primary_owner: z.boolean().default(false),
});

export const person = z.object({
  user: ranks.extend({
    enterprise_user: ranks.optional(),
    is_restricted: z.boolean().default(false),
    is_ultra_restricted: z.boolean().default(false),
  }),
});

export const isHigh = (rank: z.infer<typeof ranks> | undefined): boolean =>
  Boolean(rank?.is_admin || rank?.is_owner || rank?.is_primary_owner);

const conversation = z.object({
  channel: z.object({
    creator: z.string().optional(),
    is_channel: z.boolean().default(false),
    is_private: z.boolean().default(false),
  }),
});

/** Refusals that mean no: nobody manages what Slack does not show to the app. */
const unseen = new Set(["user_not_found", "user_not_visible", "channel_not_found", "missing_scope"]);

async function ask<Answer>(schema: z.ZodType<Answer>, call: Promise<unknown>): Promise<Answer | undefined> {
  try {
    return schema.parse(await call);
  } catch (cause) {
    if (unseen.has(refusalOf(cause) ?? "")) return undefined;
    throw slackError(cause, "ask who may manage the channel");
  }
}

/** Whether somebody is an admin of the workspace. Throws AdapterError. */
export async function isAdmin(client: webApi.WebClient, user: string): Promise<boolean> {
  return isHigh((await ask(person, client.users.info({ user })))?.user);
}

/** Whether somebody is an admin of the whole tenant: the workspace, or the organisation. Throws AdapterError. */
export async function isAdminOfAll(client: webApi.WebClient, tenant: string, user: string): Promise<boolean> {
  const found = await ask(person, client.users.info({ user }));
  return isHigh(isOrganisation(tenant) ? found?.user.enterprise_user : found?.user);
}

/** Whether somebody created the channel. Throws AdapterError. */
export async function isCreator(client: webApi.WebClient, channel: string, user: string): Promise<boolean> {
  const found = await ask(conversation, client.conversations.info({ channel }));
  return found?.channel.creator === user;
}

/** Whether everybody in the workspace can find a channel. Throws AdapterError. */
export async function isPublic(client: webApi.WebClient, channel: string): Promise<boolean> {
  const found = await ask(conversation, client.conversations.info({ channel }));
  return Boolean(found?.channel.is_channel && !found.channel.is_private);
}
