/** A place to talk: `tenant` is the workspace or guild, empty where there is none. */
export type ChannelRef = { platform: string; tenant: string; channel: string; thread?: string };

export type UserRef = { platform: string; tenant: string; user: string };

/** A message that a platform has stored. */
export type MessageRef = { channel: ChannelRef; message: string };

/**
 * What somebody said to the bot, on any platform. `text` is what follows the bot's name or the
 * slash command, free of the platform's escapes and of mentions of the bot.
 */
export type Message = {
  /** The platform's own, the same when it delivers again. */
  id: string;
  kind: "command" | "mention" | "direct" | "action";
  channel: ChannelRef;
  user: UserRef;
  text: string;
  /** BCP 47, where the platform tells. */
  locale?: string;
  /** IANA name, where the platform tells. */
  zone?: string;
  /** Whether this user may change this channel's digests, asked when it matters. */
  canManage: () => Promise<boolean>;
};
