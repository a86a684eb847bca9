import { type CacheFactory, Options } from "discord.js";

const unused = [
  "ApplicationCommandManager",
  "ApplicationEmojiManager",
  "AutoModerationRuleManager",
  "BaseGuildEmojiManager",
  "EntitlementManager",
  "GuildBanManager",
  "GuildEmojiManager",
  "GuildForumThreadManager",
  "GuildInviteManager",
  "GuildScheduledEventManager",
  "GuildSoundboardSoundManager",
  "GuildStickerManager",
  "PresenceManager",
  "ReactionManager",
  "ReactionUserManager",
  "StageInstanceManager",
  "ThreadMemberManager",
  "VoiceStateManager",
] as const;

/**
 * What discord.js caches: servers, channels and roles, for permissions, and of people and messages only
 * what is being answered. A quiet server costs next to nothing.
 */
export function cacheFactory(botId: () => string | undefined): CacheFactory {
  const itself = { keepOverLimit: ({ id }: { id: string }) => id === botId() };
  return Options.cacheWithLimits({
    ...Object.fromEntries(unused.map((manager) => [manager, 0])),
    // The author of the message that is being read.
    GuildMemberManager: { maxSize: 1, ...itself },
    UserManager: { maxSize: 100, ...itself },
    MessageManager: 1,
  });
}
