import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { z } from "zod";
import { withTimeout } from "../../../src/async/timeout.ts";
import type { Message } from "../../../src/chat/message.ts";

const response = z.object({
  user: z.object({ locale: z.string().optional(), tz: z.string().optional() }),
});

type Profile = Pick<Message, "locale" | "zone">;

/** How long a profile is believed. */
const profileMs = 3_600_000;
const maxProfiles = 10_000;

/** Nobody waits longer than this for their language to be known. */
const profileTimeoutMs = 400;

/** The language and the zone of a person, where Slack tells them in time. */
export type UserProfiles = (client: webApi.WebClient, tenant: string, user: string) => Promise<Profile>;

/** @param now the clock, in ms */
export function createUserProfiles(now: () => number, log: Logger): UserProfiles {
  const profiles = new LRUCache<string, Promise<Profile>>({
    max: maxProfiles,
    ttl: profileMs,
    ttlResolution: 0,
    perf: { now },
  });

  /** What Slack does not tell (no scope, a stranger of Slack Connect) is not asked for again soon. */
  async function ask(client: webApi.WebClient, user: string): Promise<Profile> {
    try {
      const { locale, tz } = response.parse(await client.users.info({ user, include_locale: true })).user;
      return { locale, zone: tz };
    } catch (error) {
      log.debug({ err: error }, "a person's language and zone are not known");
      return {};
    }
  }

  return (client, tenant, user) => {
    const key = `${tenant} ${user}`;
    const profile = profiles.get(key) ?? ask(client, user);
    if (!profiles.has(key)) profiles.set(key, profile);
    return withTimeout(profile, profileTimeoutMs, () => ({}));
  };
}
