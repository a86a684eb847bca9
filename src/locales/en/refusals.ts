/** The data of a refusal. */
export type RefusalDetails = {
  /** The platform's name for people. */
  platform: string;
  /** The names of the permissions that are missing. */
  permissions?: string;
  /** The role that they would be granted to. */
  role?: string;
  /** When a time-out ends. */
  until?: string;
  /** How long the platform asks to wait, in one of these. */
  seconds?: number;
  minutes?: number;
  /** What the platform calls the reason. */
  name?: string;
};

const wait = ({ seconds = 60, minutes }: RefusalDetails): string =>
  minutes === undefined ? `${seconds} seconds` : `${minutes} minutes`;

/** Why a platform did not show an answer, and what whoever asked can do; without a full stop. */
const because = {
  bot_removed: (_: RefusalDetails) => "I was removed from the server: ask me in a direct message",
  channel_archived: (_: RefusalDetails) =>
    "the channel is archived: ask in another one, or have it unarchived",
  channel_deleted: (_: RefusalDetails) => "the channel was deleted: ask in another one",
  channel_unseen: (_: RefusalDetails) =>
    "I cannot see the channel: type /invite @Newsdesk there, or ask in another one",
  forum_without_post: (_: RefusalDetails) => "a forum takes nothing but posts: ask inside a post",
  lacks_permission: ({ permissions = "", role }: RefusalDetails) =>
    `I lack the permission ${permissions} there: grant it${role ? ` to my role ${role}` : ""} in the channel's settings, or ask somebody who can`,
  lacks_scope: (_: RefusalDetails) =>
    "I was installed in this workspace without a permission that it takes: ask an admin to install me again",
  message_blocked: (_: RefusalDetails) =>
    "a filter of the server (AutoMod) blocks it: ask a moderator to exempt me, or ask in other words",
  message_refused: ({ platform, name = "" }: RefusalDetails) =>
    `${platform} does not take it as it is (${name}): ask for less, or in other words`,
  messages_closed: (_: RefusalDetails) =>
    "your direct messages are closed to me: open them in your privacy settings, or ask me in a channel",
  no_text_channel: (_: RefusalDetails) =>
    "nothing can be written in that kind of channel: ask in another one",
  not_in_channel: (_: RefusalDetails) => "I am not in the channel: type /invite @Newsdesk there",
  only_in_threads: (_: RefusalDetails) =>
    "new messages may only be written in threads there: ask in a thread",
  posting_restricted: (_: RefusalDetails) =>
    "not everybody may write there, and I may not: ask an admin to let me, or ask me in a direct message",
  refused: ({ platform, name = "" }: RefusalDetails) =>
    `${platform} refuses it (${name}): ask me in another channel, or tell whoever runs Newsdesk`,
  tag_required: (_: RefusalDetails) => "the forum takes no post without a tag: ask inside a post",
  thread_archived: (_: RefusalDetails) =>
    "the thread is archived: write something in it, which opens it again",
  thread_locked: (_: RefusalDetails) => "the thread is locked: ask outside it, or have it unlocked",
  timed_out: ({ until = "" }: RefusalDetails) =>
    `moderators have put me in a time-out there until ${until}: ask one of them to end it, or ask me in a direct message`,
  too_many_threads: (_: RefusalDetails) =>
    "the server has as many open threads as Discord allows: ask in the channel itself",
  too_late: ({ platform }: RefusalDetails) =>
    `${platform} does not take an answer there any more: ask again if something is missing`,
  busy: (details: RefusalDetails) =>
    `${details.platform} asks me to write nothing there for ${wait(details)}: ask again after that`,
  down: ({ platform }: RefusalDetails) => `${platform} does not respond properly: try again in a minute`,
  token: ({ platform }: RefusalDetails) =>
    `${platform} refuses my sign-in: whoever runs Newsdesk has to renew the token`,
};

/** What could not be shown to whoever asked for it. */
const failed = {
  answer: "I could not answer where you asked",
  post: "This was not posted",
  form: "I could not open the form",
  change: "I could not update the form",
  page: "I could not show this page",
  deletion: "I could not delete the answer",
};

/** The same if it may have been shown. */
const perhaps: typeof failed = {
  answer: "My answer may be missing where you asked",
  post: "This may or may not have been posted, so look before you try again",
  form: "The form may not have opened",
  change: "The form may not be up to date",
  page: "This page may not be up to date",
  deletion: "The answer may not be deleted",
};

export const refusalsEn = {
  because,
  failed,
  perhaps,
  sentence: (what: string, reason: string) => `${what}. The reason: ${reason}.`,
};
