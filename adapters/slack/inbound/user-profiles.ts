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

const profileTtlMs = 3_600_000;
const maxProfiles = 10_000;
const profileTimeoutMs = 400;

/** A person's language and zone, as far as Slack sends them in time. */
export type UserProfiles = (client: webApi.WebClient, tenant: string, user: string) => Promise<Profile>;

/** @param now the clock, in ms */
export function createUserProfiles(now: () => number, log: Logger): UserProfiles {
  const profiles = new LRUCache<string, Promise<Profile>>({
    max: maxProfiles,
    ttl: profileTtlMs,
    ttlResolution: 0,
    perf: { now },
  });

  /** A profile that Slack refuses (no scope, a stranger of Slack Connect) is not requested again soon. */
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
