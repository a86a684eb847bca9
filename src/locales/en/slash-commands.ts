/** The name of a command or subcommand in Discord, and its purpose in at most 100 characters. */
type SlashCommand = [name: string, description: string];

const commands = {
  news: ["news", "Ask the news"],
  "news.search": ["search", "Find stories"],
  "news.latest": ["latest", "The newest stories"],
  "news.read": ["read", "Read a story"],
  "news.related": ["related", "Stories on the same subject"],
  "news.share": ["share", "Show a story to this channel"],
  "news.trending": ["trending", "What several sources have reported in the last three days"],
  "news.sources": ["sources", "Where the stories come from"],
  "news.digest": ["digest", "What this channel's digest would be right now"],
  "news.follow": ["follow", "Be told of each new story about something"],
  "news.following": ["following", "What is followed here"],
  "news.unfollow": ["unfollow", "Stop following something"],
  "news.why": ["why", "Why a story was posted here, or not"],
  "news.settings": ["settings", "The language and the time zone of answers to you"],
  "news.forget-me": ["forget-me", "Delete what is remembered about you"],
  "news.help": ["help", "What you can ask"],
  newsdesk: ["newsdesk", "Manage what Newsdesk posts in a channel"],
  "newsdesk.digest": ["digest", "The digests of a channel"],
  "newsdesk.digest.on": ["on", "Post a digest at a time of day"],
  "newsdesk.digest.off": ["off", "Stop a digest"],
  "newsdesk.digest.status": ["status", "The digests that are set"],
  "newsdesk.digest.now": ["now", "Post the digest in this channel now"],
  "newsdesk.follow": ["follow", "What a channel follows"],
  "newsdesk.follow.add": ["add", "Post each new story about something"],
  "newsdesk.follow.list": ["list", "What is followed"],
  "newsdesk.follow.remove": ["remove", "Stop following something"],
  "newsdesk.mute": ["mute", "What a channel's digests and alerts leave out"],
  "newsdesk.mute.add": ["add", "Leave out all stories about something"],
  "newsdesk.mute.list": ["list", "What is left out"],
  "newsdesk.mute.remove": ["remove", "Stop leaving something out"],
  "newsdesk.settings": ["settings", "What is set here, and forms instead of typing commands"],
  "newsdesk.forget": ["forget", "Delete everything that Newsdesk keeps about this server"],
} satisfies Record<string, SlashCommand>;

export type SlashCommandPath = keyof typeof commands;

/** Discord's texts of the commands it offers. */
export const slashCommandsEn = {
  commands: commands as Record<SlashCommandPath, SlashCommand>,
  options: {
    query: 'Words, "a phrase", -not, tag:, since:3d',
    story: "Its number in the last list you saw, or words of its headline",
    source: "Only from this source",
    section: "Only from this section",
    since: "Only since then: 3d, friday, 2026-01-31",
    time: "Local time, such as 08:30",
    zone: "Time zone, such as Asia/Taipei",
    zoneOrAuto: "Time zone, such as Asia/Taipei, or auto",
    days: "daily, weekdays, or days such as mon,thu",
    language: "The language of answers",
    digestNumber: "Which one, by its number in status",
    followNumber: "Which one, by its number in list",
    followName: "Its number in /news following, or its words",
    muteName: "Its number in list, or its words",
    command: "A command to explain",
    form: "What to set",
  },
  choices: {
    auto: "Automatic",
    "digest on": "A digest",
    follow: "Something to follow",
    "settings channel": "A channel's language and time zone",
  },
  relatedToMessage: "Find related news",
};
