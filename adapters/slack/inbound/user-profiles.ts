import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { z } from "zod";
import { withTimeout } from "../../../src/async/timeout.ts";
import type { ChannelRef, Message } from "../../../src/chat/message.ts";
import type { Workspace } from "../install/workspaces.ts";
import type { IncomingEvent } from "./parse-payload.ts";
import { isAdmin, isAdminOfAll, isCreator, isPublic } from "./permissions.ts";

/** Who may manage a channel's digests: workspace admins and its creator, or everybody. */
export type Managers = "admins" | "everyone";

const profile = z.object({
  user: z.object({ locale: z.string().optional(), tz: z.string().optional() }),
});

type Profile = { locale?: string; zone?: string };

/** How long a profile is believed. */
const profileMs = 3_600_000;
const maxProfiles = 10_000;

/** Nobody waits longer than this for their language to be known. */
const profileTimeoutMs = 400;

/** Turns what was heard into messages by people with a language, a zone and rights. */
export function createUserProfiles(managers: Managers, now: () => number, log: Logger) {
  const profiles = new LRUCache<string, Promise<Profile>>({
    max: maxProfiles,
    ttl: profileMs,
    ttlResolution: 0,
    perf: { now },
  });

  /** What cannot be told (no scope, a stranger of Slack Connect) is not known, and not asked for again soon. */
  async function ask({ client }: Workspace, user: string): Promise<Profile> {
    try {
      const answer = profile.parse(await client.users.info({ user, include_locale: true }));
      return { locale: answer.user.locale, zone: answer.user.tz };
    } catch (error) {
      log.debug({ err: error }, "a person's language and zone are not known");
      return {};
    }
  }

  function profileOf(workspace: Workspace, user: string): Promise<Profile> {
    const key = `${workspace.tenant} ${user}`;
    const known = profiles.get(key);
    if (known) return known;
    const asked = ask(workspace, user);
    profiles.set(key, asked);
    return asked;
  }

  /** The message that the bot hears. */
  return async (event: IncomingEvent, workspace: Workspace): Promise<Message> => {
    const { channel, thread, user, ...said } = event;
    const { tenant, client } = workspace;
    const here = { platform: "slack", tenant };
    return {
      ...said,
      ...(await withTimeout(profileOf(workspace, user), profileTimeoutMs, () => ({}))),
      channel: { ...here, channel, ...(thread && { thread }) },
      user: { ...here, user },
      canManage: async () =>
        managers === "everyone" ||
        isConversationWithUs(channel) ||
        (await isAdmin(client, user)) ||
        (await isCreator(client, channel, user)),
      canForget: () => isAdminOfAll(client, tenant, user),
      canSee: (other: ChannelRef) => isPublic(client, other.channel),
    };
  };
}

export type UserProfiles = ReturnType<typeof createUserProfiles>;

/** https://docs.slack.dev/reference/objects/conversation-object: a direct message is its person's own. */
const isConversationWithUs = (channel: string): boolean => channel.startsWith("D");
