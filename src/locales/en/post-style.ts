/** The words of one language for how posts look. */
export type PostStyleWords = Record<
  | "compact"
  | "standard"
  | "full"
  | "pictures"
  | "noPictures"
  | "intro"
  | "noIntro"
  | "ping"
  | "noPing"
  | "publish"
  | "noPublish"
  | "sender"
  | "noSender",
  string[]
>;

export const postStyleWordsEn: PostStyleWords = {
  compact: ["compact", "headlines only", "only headlines", "just headlines"],
  standard: ["standard", "standard length"],
  full: ["full", "in full", "full length"],
  pictures: ["with pictures", "with images", "with photos"],
  noPictures: [
    "without pictures",
    "without images",
    "without photos",
    "no pictures",
    "no images",
    "no photos",
  ],
  intro: ["intro", "with intro", "with the intro", "opening line", "with the opening line"],
  noIntro: ["without intro", "no intro", "without opening line", "no opening line"],
  ping: ["ping", "pinging", "and ping"],
  noPing: ["without ping", "no ping", "ping nobody"],
  publish: ["publish", "published", "and publish", "crosspost"],
  noPublish: ["not published", "without publishing", "do not publish"],
  sender: ["sender", "with the sender", "posted as", "post as", "under the name"],
  noSender: ["own name", "under its own name", "without sender", "no sender"],
};

/** What a shortfall is about. */
type ShortfallDetails = { role?: string; minutes?: number; permissions?: string };

/** How posts look: said of them, and set for them. */
export const postStyleEn = {
  compact: "compact",
  full: "in full",
  noPictures: "without pictures",
  intro: (line: string) => `opening line “${line}”`,
  pings: (name: string) => `pings ${name}`,
  sender: (name: string) => `posted under the name “${name}”`,
  posts: (clauses: string) => `Posts: ${clauses}.`,
  published: "published to the servers that follow the channel",
  button: "Style",
  buttonOf: (n: number) => `Style ${n}`,
  titleOfDigest: (n: number) => `Style of digest ${n}`,
  titleOfFollow: (n: number) => `Style of follow ${n}`,
  length: "Length",
  lengths: {
    compact: "Compact: one line a story",
    standard: "Standard",
    full: "Full: some text of each story",
  },
  pictures: "Pictures",
  withPictures: "With pictures",
  withoutPictures: "Without pictures",
  introField: "Opening line",
  introHint: "A line of your own in front of each post.",
  show: "Preview",
  preview: "Preview, for you only: nothing is changed yet.",
  previewEmpty: "Nothing that matches has come in, so this shows the newest story instead.",
  save: "Save",
  change: "Change",
  how: (command: string) => `How should it look? For example: \`${command} compact without pictures\``,
  noSuchRole: "There is no such role here, so nothing was changed.",
  noPings: "Nobody can be pinged here, so nothing was changed.",
  mayNotPing: (name: string) =>
    `You may not mention ${name} here, so nothing was changed. That takes the permission Mention Everyone, or a role that everybody may mention.`,
  neverEveryone: (name: string) =>
    `Newsdesk pings ${name} only if whoever runs it allows that (DISCORD_PING_EVERYONE). Nothing was changed.`,
  noFollowers: "Only an announcement channel can be published to other servers, so nothing was changed.",
  noSenders:
    "Posts here have Newsdesk's own name: only in the channels of a Discord server can they have another one. Nothing was changed.",
  senderLacks: (permissions: string) =>
    `Posts under another name take the permission ${permissions}, which Newsdesk lacks here. Nothing was changed.`,
  badSender:
    "Discord takes no such sender: the name has at most 80 characters, none of @ # : and neither “discord” nor “clyde” in it, and the picture an address that begins with https://. Nothing was changed.",
  senderField: "Name and picture",
  senderHint: "A name in place of Newsdesk's, then the https address of a picture. Empty: Newsdesk's own.",
  pingField: "Ping",
  pingHint: "A role that is mentioned in each post.",
  publishField: "Publish",
  publishes: { no: "In this channel only", yes: "To the servers that follow it, too" },
  shortfall: {
    title: "Newsdesk posted, but not as it was set",
    line: (what: string, channel: string, because: string) => `${what} in ${channel}: ${because}`,
    role_gone: ({ role }: ShortfallDetails) =>
      `the post went out without its ping: the role ${role} no longer exists. Choose another one with \`digest status\` or \`following\`.`,
    role_closed: ({ role }: ShortfallDetails) =>
      `the post went out without its ping: Newsdesk may not mention ${role} there. Let everybody mention that role, or grant Newsdesk the permission Mention Everyone; then it is pinged again by itself.`,
    everyone_off: ({ role }: ShortfallDetails) =>
      `the post went out without its ping: whoever runs Newsdesk does not allow ${role} any more (DISCORD_PING_EVERYONE).`,
    publish_limit: ({ minutes }: ShortfallDetails) =>
      `Discord publishes ten messages an hour in a channel, and these are spent. The post is published by itself in about ${minutes} min.`,
    publish_refused: () =>
      "the post was not published to other servers: the channel is no announcement channel, or Newsdesk may not publish there. It takes the permissions View Channel and Send Messages.",
    sender_forbidden: ({ permissions = "Manage Webhooks, Read Message History" }: ShortfallDetails) =>
      `the post has Newsdesk's own name: another one takes the permission ${permissions}. Grant it to Newsdesk in that channel, and the next post has the name again by itself.`,
    sender_name: () =>
      "the post has Newsdesk's own name: Discord takes no such name or picture. Choose others under Style.",
    sender_refused: () =>
      "the post has Newsdesk's own name: Discord takes no webhook of Newsdesk there. A channel has room for 15: delete one under Edit Channel, Integrations, and the next post has the name again by itself.",
  },
  goesWithout: {
    role_gone: "not pinged: the role no longer exists",
    role_closed: "not pinged: Newsdesk may not mention the role",
    everyone_off: "not pinged: not allowed by whoever runs Newsdesk",
    publish_limit: "published later: Discord's limit of ten an hour is spent",
    publish_refused: "not published: Discord refused it",
    sender_forbidden:
      "posted under Newsdesk's own name: it lacks Manage Webhooks or Read Message History, or Manage Messages to publish",
    sender_name: "posted under Newsdesk's own name: Discord takes no such name or picture",
    sender_refused: "posted under Newsdesk's own name: Discord takes no webhook there",
  },
};
