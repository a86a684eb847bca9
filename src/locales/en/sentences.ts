import { editingEn, postingEn } from "./delivery.ts";
import { errorsEn } from "./errors.ts";
import { feedsEn } from "./feeds.ts";
import { settingsEn } from "./settings.ts";

const plural = new Intl.PluralRules("en");
const count = (n: number, one: string, many: string) => `${n} ${plural.select(n) === "one" ? one : many}`;
const list = (names: string[]) => new Intl.ListFormat("en").format(names);
const stories = (n: number) => count(n, "story", "stories");

/** All that the bot says in English; its shape is what every other language fills in. */
export const en = {
  buttons: {
    forget: "Delete everything",
    read: "Read",
    related: "Related",
    share: "Share",
    next: "Next",
    previous: "Previous",
    undo: "Undo",
    newest: "Newest stories",
    sources: "Sources",
    firstPage: "First page",
    all: (n: number) => `All ${n}`,
    searchFor: (text: string) => `Search “${text}”`,
    meant: (text: string) => `Did you mean “${text}”?`,
    stop: (n: number) => `Stop digest ${n}`,
    preview: "Preview",
    unfollow: (n: number) => `Unfollow ${n}`,
    unmute: (n: number) => `Unmute ${n}`,
    how: (command: string) => `How ${command} works`,
  },

  found: (text: string, n: number) => `“${text}”: ${stories(n)}`,
  newest: "Newest stories",
  newestOn: (text: string) => `Newest on “${text}”`,
  range: (first: number, last: number, total: number) => `${first}–${last} of ${total}`,
  searchedAlso: (typed: string, used: string[]) => `“${typed}” was also searched as ${list(used)}.`,
  alias: (typed: string, names: string[]) => `“${typed}” also finds ${list(names)}.`,
  unread: (filter: string) =>
    `“${filter}” could not be read as a filter and was left out. Try since:2026-01-31, since:3d or source:"name".`,
  cut: (n: number) => `The question was long: only its first ${n} characters were searched.`,
  closeOnly: "near, no match",
  nothingFound: (text: string) => `Nothing matches “${text}”`,
  closest: "These stories come closest.",
  newestInstead: "These are the newest stories.",
  noWords: (text: string) => `“${text}” has no word to search for.`,
  noMorePages: (total: number) => `There is no such page: ${stories(total)} in all.`,
  forgotYou:
    "Your lists and your settings are deleted; nothing else is remembered about you. Digests and follows that you set stay with their channels until they are set off.",
  noArticles: "There are no articles yet. Whoever runs Newsdesk can add some with: newsdesk import FOLDER",
  notAsCommand: (usage: string) => `Searched as words. The command is: ${usage}`,

  teaser: "teaser only",
  alsoIn: (sources: string[]) =>
    sources.length > 2 ? `also in ${sources.length} sources` : `also in ${list(sources)}`,
  inPrivate: "The whole story opens for you alone: press Read.",
  noText: "Its source gave no text, only the headline.",
  noSuchNumber: (n: number, listed: number) =>
    listed
      ? `Your last list here has ${stories(listed)}, so there is no number ${n}.`
      : `There is no list of yours here from the last day, so there is no number ${n}. Search first.`,
  noSuchStory: (id: string) => `There is no story “${id}” here; it may have been removed.`,
  relatedTo: (title: string) => `Related to “${title}”`,
  nothingRelated: (title: string) => `No other story is about the same matter as “${title}”.`,
  trending: "What most sources report these days",
  trendingNothing: "Nothing was reported in the last three days.",
  shared: "Shared story",

  sources: "Sources",
  sourceDetail: (n: number, newest: string) => `${stories(n)}, newest ${newest}`,
  moreSources: (n: number) => `And ${n} more.`,
  sourcesHint: 'To search one of them: search source:"name" words',

  everyDay: "every day",
  weekdays: "Monday to Friday",
  schedule: (time: string, zone: string, days: string) => `${time} (${zone}), ${days}`,
  days: list,
  about: (query: string) => `about “${query}”`,
  clauses: (parts: string[]) => parts.join(", "),
  digestTitle: (day: string) => `News digest, ${day}`,
  digestWindow: (from: string, to: string, zone: string) => `From ${from} to ${to} (${zone}).`,
  digestAbout: (query: string) => `Only stories about “${query}”.`,
  digestNothing: (from: string) => `Nothing new since ${from}.`,
  digestLeftOut: (n: number) => `${count(n, "more story is", "more stories are")} left out here.`,
  digestLate: "Posted late: Newsdesk was not running, or could not post, when this was due.",
  digestSet: (n: number, order: string) => `Digest ${n} is set: ${order}.`,
  digestAlready: (n: number, order: string) => `Digest ${n} does this already: ${order}.`,
  digestNext: (times: string[]) => `Next: ${times.join(" · ")}`,
  digestStopped: (n: number, order: string) => `Digest ${n} is stopped: ${order}.`,
  digestNone: "No digest is set here. To set one: digest on 08:30 Asia/Taipei",
  digestUnknown: (n: number) => `There is no digest ${n} here.`,
  digestWhich: "Several digests are set here. Which one is to stop?",
  digestStatus: "Digests here",
  digestPaused: (because: string) => `paused: ${because}`,
  digestOnHow: "Say when: digest on 08:30 Asia/Taipei",
  digestProblem: {
    time: (text: string) =>
      `“${text}” is no time of day that Newsdesk can read. Example: digest on 08:30 Asia/Taipei`,
    zone: (text: string) =>
      `“${text}” is no time zone that Newsdesk knows. Name a city: digest on 08:30 Asia/Taipei`,
    days: (text: string) =>
      `“${text}” are no days that Newsdesk can read. Say daily, weekdays, or for example mon,thu: digest on 08:30 mon,thu`,
  },
  ...postingEn,
  storeAway:
    "This could not be stored or looked up: Newsdesk's database does not answer at the moment. Searching goes on. Please try again in a few minutes, and check whether it was done.",
  editing: editingEn,
  reading: {
    whatChanged: "What changed",
    changed: (times: number, last: string) =>
      `changed ${times === 1 ? "once" : `${times} times`}, ${times === 1 ? "on" : "last on"} ${last}`,
    changesOf: (title: string) => `What changed in “${title}”`,
    changedOn: (when: string) => `Changed ${when}`,
    headlineWas: (title: string) => `The headline was “${title}”.`,
    said: (before: string, now: string) => `“${before}” became “${now}”.`,
    takenOut: (words: string) => `Taken out: “${words}”.`,
    putIn: (words: string) => `New: “${words}”.`,
    olderChanges: (n: number) => `Of ${n} older changes nothing is kept.`,
    unchanged: "Its words are as they were when it came in.",
  },
  forms: {
    digest: "Set a digest",
    follow: "Follow something",
    channel: "Channel",
    times: "Time",
    timesHint: "08:30, or several: 08:30 18:00",
    zone: "Time zone",
    days: "Days",
    about: "About",
    aboutHint: "Only stories that match, as in a search. Press Enter to see how many.",
    query: "Words",
    queryHint: "As in a search; every word must be there. Press Enter to see how many stories match.",
    quiet: "Quiet hours",
    quietHint: "22:00-07:00",
    save: "Save",
    cancel: "Cancel",
    close: "Close",
    unknown: "This form is too old to work. Please open it again.",
    problem: {
      time: "Give a time such as 08:30, or several: 08:30 18:00.",
      zone: "Choose a time zone from the list.",
      days: "Choose at least one day.",
      query: "Say what to follow.",
      quiet: "Give hours such as 22:00-07:00.",
    },
  },
  home: {
    search: "Search the news",
    searchHint: "tsmc, 台積電, latest chips",
    digests: "Digests",
    follows: "Followed",
    noDigests: "No digest is set yet.",
    noFollows: "Nothing is followed yet.",
  },
  apology: "Something went wrong here; it was logged. Please try again.",
  outdated: "This button is too old to work. Please ask again.",
  deleteAnswer: {
    button: "Delete",
    notAllowed: "Only the person who asked, or somebody who manages this channel, can delete this answer.",
  },
  aboutMessage: (text: string) => `News on “${text}”`,
  tooFast: "That was faster than anybody reads. Wait a few seconds, then ask again.",

  errors: errorsEn,
  feeds: feedsEn,
  settings: settingsEn,
  helpTitle: "Newsdesk: ask the news",
  helpIntro: ["Say what you look for, in English or Chinese: tsmc, 台積電. Typing mistakes are fine."],
  helpMore: "More on one of them: help digest",
  examples: (lines: string[]) => `Examples: ${lines.join(" · ")}`,
  commands: {
    search: {
      usage: "search <words>",
      purpose: "the stories that match best; words alone do the same",
      details: [
        'Also: "a phrase", -not, OR, title:, source:, section:, tag:, lang:, since: and until: (2026-01-31, 3d, friday), sort:new.',
      ],
      examples: ["search tsmc", 'search "2-nanometer" -samsung since:2w'],
    },
    latest: {
      usage: "latest [words]",
      purpose: "the newest stories, about something if you say what",
      details: [],
      examples: ["latest", "latest chips"],
    },
    read: {
      usage: "read <number>",
      purpose: "open a story of your last list, for you alone",
      details: [
        "The number counts in the list you were last shown in this channel, up to a day ago.",
        "read 2 changes tells what was changed in it since it came in.",
      ],
      examples: ["read 2", "read 2 changes"],
    },
    related: {
      usage: "related <number>",
      purpose: "stories on the same matter",
      details: [],
      examples: ["related 2"],
    },
    share: {
      usage: "share <number>",
      purpose: "post a story's headline, passage and link to this channel",
      details: [],
      examples: ["share 2"],
    },
    trending: {
      usage: "trending",
      purpose: "what most sources report these days",
      details: ["The last three days count; what more sources tell, and what is newer, stands first."],
      examples: ["trending"],
    },
    sources: {
      usage: "sources",
      purpose: "where the stories come from",
      details: [],
      examples: ["sources"],
    },
    digest: {
      usage: "digest [now | on <time> | off | status]",
      purpose: "the news since the last digest; now posts it, on sets it for this channel",
      details: [
        "digest: what it would be now, for you alone. digest now: posts it here.",
        "digest on HH:MM [HH:MM] [zone] [daily | weekdays | mon,thu] [top 5] [silent] [about words]: posts it here at those times; silent posts nothing without news.",
        "digest status: what is set here. digest edit 1: changes it. digest off [number]: stops it.",
      ],
      examples: ["digest on 08:30 Asia/Taipei", "digest on 18:00 weekdays about chips", "digest off 1"],
    },
    follow: {
      usage: "follow <words> [quiet 22:00-07:00]",
      purpose: "post stories here as they come, each once",
      details: [
        "The words are those of a search; every word must be there. More than 5 alerts an hour become one summary. follow edit 1: changes one.",
      ],
      examples: ["follow tsmc", 'follow "export controls" OR tariffs -cars quiet 22:00-07:00'],
    },
    following: {
      usage: "following",
      purpose: "what is followed here, and how much it matched",
      details: [],
      examples: ["following"],
    },
    unfollow: {
      usage: "unfollow <number or words>",
      purpose: "stop following something here",
      details: [],
      examples: ["unfollow 2", "unfollow tsmc"],
    },
    mute: {
      usage: "mute [words]",
      purpose: "leave stories out of this channel's digests and alerts; alone it lists what is muted",
      details: [],
      examples: ["mute cricket", 'mute source:"Lake Wire"'],
    },
    unmute: {
      usage: "unmute <number or words>",
      purpose: "let muted stories back in",
      details: [],
      examples: ["unmute 1"],
    },
    why: {
      usage: "why <number>",
      purpose: "why a story was or was not posted in this channel",
      details: ["The number counts in your last list here; an article's id works too."],
      examples: ["why 2"],
    },
    settings: settingsEn.help,
    feeds: feedsEn.help,
    "forget-me": {
      usage: "forget-me",
      purpose: "delete what is remembered about you",
      details: [
        "That is your last list in each channel, and your language and time zone. Digests and follows that you set stay: they are the channel's.",
      ],
      examples: ["forget-me"],
    },
    forget: {
      usage: "forget",
      purpose: "delete all that is kept about this server or workspace, after asking once",
      details: ["For people who manage the whole server or workspace."],
      examples: ["forget"],
    },
    help: {
      usage: "help [command]",
      purpose: "this list, or one command in full",
      details: [],
      examples: ["help digest"],
    },
  },
};

/** The words of one language. */
export type Sentences = typeof en;

export type CommandName = keyof Sentences["commands"];
