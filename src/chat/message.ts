/** A channel: `tenant` is the workspace or guild, empty where there is none. */
export type ChannelRef = { platform: string; tenant: string; channel: string; thread?: string };

/** A person: `tenant` is empty where the platform knows the same person in every workspace or server. */
export type UserRef = { platform: string; tenant: string; user: string };

/** A message that a platform has stored. */
export type MessageRef = { channel: ChannelRef; message: string };

/** What can be completed while somebody types it: a question, a zone, a story's headline, a digest's number. */
export type Completable = "query" | "zone" | "story" | "source" | "section" | "digest" | "follow" | "mute";

/** What stands in a form, by the names of its fields; a field left empty has no value. */
export type FormValues = Record<string, string[]>;

/**
 * What somebody said to the bot, on any platform. `text` is what follows the bot's name or the
 * slash command, free of the platform's escapes and of mentions of the bot.
 */
export type Message = {
  /** The platform's own id, the same when it delivers the message again. */
  id: string;
  /**
   * command, mention, direct, action (a button): `text` is a command text. quote: `text` is what
   * somebody wrote and wants news on. complete: `text` is the beginning of what
   * `completes` names; answered by `choices`. change, submit: `text` is the form's command and
   * `values` what stands in it; a change is answered by the form anew, a submit by a reply, or by
   * the form anew where something in it is wrong. home: answered by `home`, `text` is empty.
   */
  kind: "command" | "mention" | "direct" | "action" | "quote" | "complete" | "change" | "submit" | "home";
  /** Where it was said; of a form with a channel field, the channel chosen there. */
  channel: ChannelRef;
  user: UserRef;
  text: string;
  completes?: Completable;
  values?: FormValues;
  /** BCP 47, where the platform gives it. */
  locale?: string;
  /** IANA name, where the platform gives it. */
  zone?: string;
  /** Whether this user may change this channel's digests, checked when it matters. */
  canManage: () => Promise<boolean>;
  /** Whether this user may delete everything kept about the tenant; nobody may where it is missing. */
  canForget?: () => Promise<boolean>;
  /** Whether this user may see a channel of the tenant; nobody may where it is missing. */
  canSee?: (channel: ChannelRef) => Promise<boolean>;
};
