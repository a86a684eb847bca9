/** A channel: `tenant` is the workspace or guild, empty if there is none. */
export type ChannelRef = { platform: string; tenant: string; channel: string; thread?: string };

/** A person: `tenant` is empty if the platform knows the same person in every workspace or server. */
export type UserRef = { platform: string; tenant: string; user: string };

/** A channel that the bot is in and can post to. */
export type JoinedChannel = {
  channel: ChannelRef;
  /** Without "#". */
  name: string;
  /** Who made it or the server that it is in, and is told if nothing can be posted there; unknown if unset. */
  owner?: UserRef;
};

/** A message that a platform has stored. */
export type MessageRef = { channel: ChannelRef; message: string };

/** What can be completed while it is typed: a query, a zone, a story's headline, a digest's number. */
export type Completable = "query" | "zone" | "story" | "source" | "section" | "digest" | "follow" | "mute";

/** The contents of a form by the names of its fields; a field left empty has no value. */
export type FormValues = Record<string, string[]>;

/** A role that a post is to ping; its id is `everyone` or `here` for all people there. */
export type RoleToPing = {
  id: string;
  name: string;
  /** Whether the person who asks may ping it there. */
  mayPing: boolean;
  /** Whether it stands for all people there, whom the configuration lets nobody ping. */
  isSwitchedOff: boolean;
};

/**
 * What somebody said to the bot, on any platform. `text` is what follows the bot's name or the
 * slash command, without the platform's escapes and mentions of the bot.
 */
export type Message = {
  /** The platform's id, the same when it delivers the message again. */
  id: string;
  /**
   * command, mention, direct, action (a button): `text` is a command text. quote: `text` is a message to
   * find news about. complete: `text` is the beginning of what `completes` names; answered by `choices`.
   * change, submit: `text` is the form's command and `values` its contents; a change is answered by the
   * updated form, a submit by a reply, or by the form if something in it is wrong. home: answered by
   * `home`, `text` is empty. prompts: answered by `prompts`, `text` is empty. link: `text` is an address that
   * was posted in the channel; answered by its story for everybody there, or not at all. find, digest: a
   * workflow, perhaps without a user, asks for what matches `text`, or for a digest of the last day about it
   * for the channel; answered by that alone, or by why not. installed: the user has installed the bot. invited:
   * the bot came into the channel, by the user if the platform says so.
   */
  kind:
    | "command"
    | "mention"
    | "direct"
    | "action"
    | "quote"
    | "complete"
    | "change"
    | "submit"
    | "home"
    | "prompts"
    | "link"
    | "find"
    | "digest"
    | "installed"
    | "invited";
  /** Where it was said; of a form with a channel field, the channel chosen there. */
  channel: ChannelRef;
  user: UserRef;
  text: string;
  /** The channel that the person is looking at, if it is another one. */
  from?: ChannelRef;
  /** Whether it was said in a thread, where others follow a conversation. */
  isInThread?: boolean;
  /** Whether the channel is the person's own conversation with the bot. */
  isPersonal?: boolean;
  /** Whether the bot is not there: it answers this person alone, and can post nothing. */
  isReadOnly?: boolean;
  /**
   * Set where nobody else reads along and a form can choose a channel, as on a home page: what is meant for
   * others is posted to a channel that is asked for.
   */
  choosesChannel?: boolean;
  completes?: Completable;
  values?: FormValues;
  /** BCP 47, if the platform gives it. */
  locale?: string;
  /** IANA name, if the platform gives it. */
  zone?: string;
  /** Whether this user may change this channel's digests, checked when it matters. */
  canManage: () => Promise<boolean>;
  /** Whether this user may write where the answer is shown, and in `channel`, checked when it matters. */
  canPost: () => Promise<boolean>;
  /** Whether this user may delete everything kept about the tenant; nobody may if it is missing. */
  canForget?: () => Promise<boolean>;
  /** Whether this user may see a channel of the tenant; nobody may if it is missing. */
  canSee?: (channel: ChannelRef) => Promise<boolean>;
  /** A role of the place, looked up when it matters; undefined if there is no such role. No role can be pinged if it is missing. */
  role?: (id: string) => Promise<RoleToPing | undefined>;
};
