import { commandsEn, keywordsEn } from "./commands.ts";
import { editingEn, inChannel, postingEn, stories } from "./delivery.ts";
import { errorsEn } from "./errors.ts";
import { feedsEn } from "./feeds.ts";
import { linksEn } from "./links.ts";
import { welcomeEn } from "./newcomers/welcome.ts";
import { personalEn } from "./personal.ts";
import { platformsEn, surfacesEn } from "./platforms.ts";
import { postStyleEn } from "./post-style.ts";
import { queriesEn } from "./queries.ts";
import { refusalsEn } from "./refusals.ts";
import { scheduleEn } from "./schedule.ts";
import { settingsEn } from "./settings.ts";
import { slashCommandsEn } from "./slash-commands.ts";
import { talkEn } from "./talk.ts";

const list = (names: string[]) => new Intl.ListFormat("en").format(names);

/** All that Newsdesk says and understands in English; every other language has the same shape. */
export const en = {
  language: { name: "English", calledAs: /^(?:english|英文|英語|英语)$/i },

  buttons: {
    forget: "Delete everything",
    read: "Read",
    related: "Related",
    why: "Why?",
    share: "Share",
    back: "Back to the list",
    next: "Next",
    previous: "Previous",
    undo: "Undo",
    firstPage: "First page",
    all: (n: number) => `All ${n}`,
    searchFor: (text: string) => `Search “${text}”`,
    meant: (text: string) => `Did you mean “${text}”?`,
    stop: (n: number) => `Stop digest ${n}`,
    preview: "Preview",
    unfollow: (n: number) => `Unfollow ${n}`,
    unmute: (n: number) => `Unmute ${n}`,
    withZone: (zone: string) => `Use ${zone}`,
    how: (command: string) => `How ${command} works`,
    unmeant: "Not what I meant",
  },

  found: (text: string, n: number) => `“${text}”: ${stories(n)}`,
  matching: stories,
  newest: "Newest stories",
  newestOn: (text: string) => `Newest on “${text}”`,
  range: (first: number, last: number, total: number) => `${first}–${last} of ${total}`,
  searchedAlso: (typed: string, used: string[]) => `“${typed}” was also searched as ${list(used)}.`,
  translated: (typed: string, used: string[]) => `“${typed}” was also searched as ${list(used)}.`,
  alias: (typed: string, names: string[]) => `“${typed}” also finds ${list(names)}.`,
  listEnds: (n: number) =>
    `The list ends with ${stories(n)}, although more match: add a word, a source or a date to see others.`,
  partial: "A part of the archive does not answer at the moment, so stories may be missing.",
  unread: (filter: string) =>
    `I can't read “${filter}” as a filter, so it was ignored. Try since:2026-01-31, since:3d or source:"name".`,
  cut: (n: number) => `The question was long: only its first ${n} characters were searched.`,
  whichStory: (text: string) => `Which story is “${text}”?`,
  nothingFound: (text: string) => `Nothing matches “${text}”`,
  nothingButNear: (text: string) => `Nothing matches “${text}”. These come closest:`,
  noWords: (text: string) => `There is no word to search for in “${text}”.`,
  noMorePages: (total: number) => `That page does not exist: there are ${stories(total)} in all.`,
  noted: "Thank you. It was counted for those who run Newsdesk: the words, not who asked.",
  forgotYou:
    "Your lists and settings, and what you followed for yourself, are deleted; nothing else is remembered about you. Digests and follows that you set in channels belong to those and stay until turned off.",
  noArticles: "There are no articles yet. Whoever runs Newsdesk can add some with: newsdesk import FOLDER",
  notAsCommand: (usage: string) => `Searched as words. The command is: \`${usage}\``,

  undated: "undated",
  teaser: "teaser only",
  alsoIn: (sources: string[]) =>
    sources.length > 2 ? `also in ${sources.length} sources` : `also in ${list(sources)}`,
  inPrivate: "Press Read to open the whole story, for you only.",
  noText: "Its source gave only the headline, no text.",
  noSuchNumber: (n: number, listed: number) =>
    `Your last list here has ${stories(listed)}, so there is no number ${n}.`,
  noList: "You have not been shown a list here in the last day. Search first.",
  noSuchStory: (id: string) => `There is no story “${id}” here; it may have been removed.`,
  relatedTo: (title: string) => `Related to “${title}”`,
  nothingRelated: (title: string) => `No other story is on the same subject as “${title}”.`,
  trending: "Most reported in the last three days",
  trendingSingle: "No story of the last three days is reported by several sources.",
  trendingNothing: "Nothing was reported in the last three days.",
  sharedBy: "Shared by",

  queries: queriesEn,
  sources: "Sources",
  sourceDetail: (n: number, newest: string) => `${stories(n)}, newest ${newest}`,
  moreSources: (n: number) => `${n} more ${n === 1 ? "source" : "sources"}.`,
  sourcesHint: 'To search one of them: `search source:"name" words`',

  everyDay: "every day",
  weekdays: "Monday to Friday",
  time: (time: string, zone: string, days: string) => `${time} (${zone}), ${days}`,
  days: list,
  about: (query: string) => `about “${query}”`,
  clauses: (parts: string[]) => parts.join(", "),
  digestTitle: (day: string) => `News digest, ${day}`,
  digestAll: (day: string) => `All news of the digest of ${day}`,
  digestWindow: (from: string, to: string, zone: string) => `From ${from} to ${to} (${zone}).`,
  digestAbout: (query: string) => `Only stories about “${query}”.`,
  digestNothing: (from: string) => `Nothing new since ${from}.`,
  digestLeftOut: (n: number) => `${n} more not shown.`,
  digestLate: "Posted late: Newsdesk was not running, or could not post, when this was due.",
  digestSet: (n: number, order: string, channel?: string) =>
    `Digest ${n} is set${inChannel(channel)}: ${order}.`,
  digestAlready: (n: number, order: string, channel?: string) =>
    `Digest ${n} is already set that way${inChannel(channel)}: ${order}.`,
  digestNext: (times: string[]) => `Next: ${times.join(" · ")}`,
  digestStopped: (n: number, order: string) => `Digest ${n} is stopped: ${order}.`,
  digestNone: "No digest is set here. To set one: `digest on 08:30 Asia/Taipei`",
  digestUnknown: (n: number) => `There is no digest ${n} here. To set one: \`digest on 08:30 Asia/Taipei\``,
  digestWhich: "Several digests are set here. Which one should I stop?",
  digestStatus: (channel?: string) => `Digests${inChannel(channel) || " here"}`,
  pausedBecause: (because: string) => `paused: ${because}`,
  digestOnHow: "When should it be posted? For example: `digest on 08:30 Asia/Taipei`",
  digestProblem: {
    time: (text: string) => `I can't read “${text}” as a time. Try 08:30: \`digest on 08:30 Asia/Taipei\``,
    days: (text: string) =>
      `I don't understand the days “${text}”. Try daily, weekdays or mon,thu: \`digest on 08:30 mon,thu\``,
  },
  zoneUnknown: (text: string, meant?: string) =>
    `I don't know the time zone “${text}”. ${meant ? `Did you mean ${meant}?` : "Name a city, such as Asia/Taipei."}`,
  ...postingEn,
  storeAway:
    "Newsdesk's database does not answer at the moment, so this could not be saved or looked up. Searching still works. Try again in a few minutes, and check whether it was done.",
  archiveAway:
    "The archive does not answer at the moment, so nothing can be looked up in it. Digests and follows are posted when it is back. Try again in a few minutes.",
  editing: editingEn,
  style: postStyleEn,
  reading: {
    whatChanged: "What changed",
    changed: (times: number, last: string) =>
      `changed ${times === 1 ? "once" : `${times} times`}, ${times === 1 ? "on" : "last on"} ${last}`,
    changesOf: (title: string) => `What changed in “${title}”`,
    changedOn: (when: string) => `Changed ${when}`,
    headlineWas: (title: string) => `The headline was “${title}”.`,
    said: (before: string, now: string) => `“${before}” became “${now}”.`,
    takenOut: (words: string) => `Removed: “${words}”.`,
    putIn: (words: string) => `Added: “${words}”.`,
    olderChanges: (n: number) => `${n} older ${n === 1 ? "change is" : "changes are"} no longer kept.`,
    unchanged: "It has not changed since it was imported.",
  },
  forms: {
    digest: "Set a digest",
    follow: "Follow something",
    channel: "Channel",
    chooseChannel: "You do not manage the one you are in. Choose one that you manage.",
    otherChannel: "Choose another channel",
    orDirectly: "Or choose your conversation with Newsdesk: then it is for you alone.",
    times: "Time",
    timesHint: "08:30, or several: 08:30 18:00",
    zone: "Time zone",
    days: "Days",
    about: "About",
    aboutHint: "Only stories that match, as in a search.",
    query: "Words",
    queryHint: "As in a search; every word must match.",
    enterCounts: "Press Enter to see how many stories match.",
    quiet: "Quiet hours",
    quietHint: "22:00-07:00",
    save: "Save",
    cancel: "Cancel",
    unknown: "This form is too old to work. Please open it again.",
    problem: {
      time: "Give a time such as 08:30, or several: 08:30 18:00.",
      zone: "Choose a time zone from the list.",
      days: "Choose at least one day.",
      query: "What should I follow? For example: tsmc",
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
    state: "How it goes",
    asked: (questions: number, nothing: number) =>
      `Questions in seven days: ${questions}, of which ${nothing} found nothing`,
    oftenMissing: (words: string[]) => `Nothing was found for ${list(words.map((one) => `“${one}”`))}`,
    feedsRead: (well: number, failing: number) => `Feeds: ${well} read well, ${failing} failing`,
  },
  starting:
    "Newsdesk has just been started and is still reading its articles. Please ask again in a few minutes.",
  apology: "Something went wrong here; it was logged. Please try again.",
  outdated: "This button is too old to work. Please ask again.",
  deleteAnswer: {
    button: "Delete",
    notAllowed: "Only the person who asked, or somebody who manages this channel, can delete this answer.",
  },
  aboutMessage: (text: string) => `News on “${text}”`,
  youTyped: (text: string) => `You typed: ${text}`,
  tooFast: "Too many questions at once. Try again in a few seconds.",

  errors: errorsEn,
  refusals: refusalsEn,
  feeds: feedsEn,
  links: linksEn,
  platforms: platformsEn,
  surfaces: surfacesEn,
  settings: settingsEn,
  talk: talkEn,
  personal: personalEn,
  welcome: welcomeEn,
  help: {
    title: "Newsdesk: ask the news",
    first: [
      { name: "tsmc", detail: "just type what you are looking for, in English or Chinese" },
      { name: "latest", detail: "the newest stories" },
      { name: "read 2", detail: "open the second story of your list" },
      { name: "digest on 08:30", detail: "post the news in this channel every day" },
      { name: "follow tsmc", detail: "post each new story on something as it comes in" },
      { name: "settings", detail: "your language and time zone" },
    ],
    more: "More commands",
    all: "All commands",
    oneByOne: "More about one of them: `help digest`",
    sources:
      "What Chinese words mean in English, and the reverse, is taken from CC-CEDICT (cc-cedict.org), under CC BY-SA 4.0.",
  },
  examples: (lines: string[]) => `Examples: ${lines.map((line) => `\`${line}\``).join(" · ")}`,
  commands: commandsEn,
  keywords: keywordsEn,
  schedule: scheduleEn,
  slashCommands: slashCommandsEn,
};

/** All of one language. */
export type Sentences = typeof en;
