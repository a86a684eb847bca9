/** The help on a command, and the other first words that mean it, in lower case. */
type CommandTexts = {
  usage: string;
  summary: string;
  details?: string[];
  examples: string[];
  aliases?: string[];
};

const commands = {
  search: {
    usage: "search <words>",
    summary: "the stories that match best; words alone do the same",
    details: [
      'Also: "a phrase", -not, OR, title:, source:, section:, tag:, lang:, since: and until: (2026-01-31, 3d, friday), sort:new.',
    ],
    examples: ["search tsmc", 'search "2-nanometer" -samsung since:2w'],
  },
  latest: {
    usage: "latest [words]",
    summary: "the newest stories, on a subject if you name one",
    examples: ["latest", "latest chips"],
  },
  read: {
    usage: "read <number>",
    summary: "open a story of your last list, for you only",
    details: [
      "The number counts in the list you were last shown in this channel, up to a day ago.",
      "`read 2 changes` shows what has changed in it since it was imported.",
    ],
    examples: ["read 2", "read 2 changes"],
  },
  related: {
    usage: "related <number>",
    summary: "stories on the same subject",
    examples: ["related 2"],
  },
  share: {
    usage: "share <number>",
    summary: "post a story's headline, passage and link to this channel",
    examples: ["share 2"],
  },
  trending: {
    usage: "trending",
    summary: "what several sources have reported in the last three days",
    details: ["What more sources report, and what is newer, comes first."],
    examples: ["trending"],
  },
  sources: {
    usage: "sources",
    summary: "where the stories come from",
    examples: ["sources"],
  },
  digest: {
    usage: "digest [now | on <time> | off | status]",
    summary: "the news since the last digest; now posts it, on sets it for this channel",
    details: [
      "`digest`: what it would be now, for you only. `digest now`: posts it here.",
      "`digest on HH:MM [HH:MM] [zone] [daily | weekdays | mon,thu] [top 5] [silent] [thread] [about words]`: posts it here at those times; silent posts nothing without news, thread begins a thread with each (Discord).",
      'Add how it looks: compact or full, without pictures, intro "Good morning". `digest style 1`: a form for that, with a preview before it is saved.',
      "`digest status`: what is set here. `digest edit 1`: changes it. `digest off [number]`: stops it.",
      "`digest on 08:30 for me`: one of your own, in a direct message.",
    ],
    examples: ["digest on 08:30 Asia/Taipei", "digest on 18:00 weekdays about chips", "digest off 1"],
  },
  follow: {
    usage: "follow <words> [quiet 22:00-07:00]",
    summary: "post matching stories here as they come in, each once",
    details: [
      "The words are those of a search; every word must match. More than 5 alerts an hour become one summary. `follow edit 1`: changes one. `follow style 1`: how its alerts look.",
      "`follow tsmc for me`: for you alone, in a direct message. `following for me`, `unfollow 1 for me`: the same of your own.",
    ],
    examples: ["follow tsmc", 'follow "export controls" OR tariffs -cars quiet 22:00-07:00'],
  },
  following: {
    aliases: ["follows"],
    usage: "following",
    summary: "what is followed here, and how much it has matched",
    examples: ["following"],
  },
  unfollow: {
    usage: "unfollow <number or words>",
    summary: "stop following something here",
    examples: ["unfollow 2", "unfollow tsmc"],
  },
  mute: {
    usage: "mute [words]",
    summary: "keep stories out of this channel's digests and alerts; alone it lists what is muted",
    examples: ["mute cricket", 'mute source:"Lake Wire"'],
  },
  unmute: {
    usage: "unmute <number or words>",
    summary: "let muted stories back in",
    examples: ["unmute 1"],
  },
  why: {
    usage: "why <number>",
    summary: "why a story was or was not posted in this channel",
    details: ["The number counts in your last list here; an article's id works too."],
    examples: ["why 2"],
  },
  settings: {
    aliases: ["setting"],
    usage: "settings [channel] [language <name>] [zone <city>]",
    summary: "the language and time zone of answers to you, or of this channel",
    details: [
      "`settings`: what is set. `settings language 繁體中文`, `settings zone Taipei`: for you, everywhere. auto goes back to your app's language and time zone.",
      "`settings channel …`: for everybody who has set nothing, and for digests and follows set from then on; for those who manage the channel.",
    ],
    examples: ["settings", "settings language english", "settings channel zone Asia/Taipei"],
  },
  feeds: {
    usage: "feeds [add | pack | remove | check | full-text | sign-in | keep | block | rules] [address]",
    summary: "for operators: where news is read from",
    details: [
      "`feeds`: all of them, with their health. `feeds add ADDRESS`: a feed, or a page that announces one.",
      "`feeds add` opens a form, with packs of feeds to begin with: `feeds pack technology` adds one.",
      "`feeds remove NUMBER` and `feeds check NUMBER` count in that list; an address works too.",
      "`feeds full-text NUMBER off`: its teasers' pages are not read; on: they are.",
      "`feeds sign-in`: a form for a user name, a password, a token or cookies.",
      "`feeds keep NUMBER QUERY` and `feeds block NUMBER QUERY`: what comes of it; `feeds name` and `feeds section`: as what; `feeds take` and `feeds drop`: what of its pages, by a CSS selector. Each is tried first.",
      "`feeds rules`: all of these, with their numbers. `feeds remove-rule NUMBER` removes one, `feeds add-rule` opens a form.",
    ],
    examples: ["feeds", "feeds add https://example.com/", "feeds block 2 title:horoscope"],
  },
  "forget-me": {
    usage: "forget-me",
    summary: "delete what is remembered about you",
    details: [
      "That is your last list in each channel, and your language and time zone. What you follow for yourself, and digests of your own, are deleted too; those that you set in a channel stay: they belong to it.",
    ],
    examples: ["forget-me"],
  },
  forget: {
    usage: "forget",
    summary: "delete everything kept about this server or workspace, after asking once",
    details: ["For people who manage the whole server or workspace."],
    examples: ["forget"],
  },
  help: {
    aliases: ["?"],
    usage: "help [command | all]",
    summary: "how to begin, one command in full, or all of them",
    examples: ["help digest", "help all"],
  },
} satisfies Record<string, CommandTexts>;

export type CommandName = keyof typeof commands;

export const commandsEn: Record<CommandName, CommandTexts> = commands;

const keywords = {
  preview: ["preview"],
  now: ["now"],
  on: ["on"],
  edit: ["edit"],
  style: ["style"],
  off: ["off"],
  status: ["status"],
  quiet: ["quiet"],
  changes: ["changes"],
  me: ["me"],
  channel: ["channel"],
  language: ["language"],
  zone: ["zone"],
  auto: ["auto", "automatic"],
  all: ["all"],
};

export type Keyword = keyof typeof keywords;

/** The words that mean each keyword after a command's name, in lower case. */
export const keywordsEn: Record<Keyword, string[]> = keywords;
