const plural = new Intl.PluralRules("en");
const count = (n: number, one: string, many: string) => `${n} ${plural.select(n) === "one" ? one : many}`;
const list = (names: string[]) => new Intl.ListFormat("en").format(names);
const stories = (n: number) => count(n, "story", "stories");

/** All that the bot says in English; its shape is what every other language fills in. */
export const en = {
  buttons: {
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
  notAllowed: "Only people who manage this channel can change or post its digest. Ask one of them.",
  tooFast: "That was faster than anybody reads. Wait a few seconds, then ask again.",

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
      details: ["The number counts in the list you were last shown in this channel, up to a day ago."],
      examples: ["read 2"],
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
        "digest on HH:MM [zone] [daily | weekdays | mon,thu] [about words]: posts it here at that time.",
        "digest status: what is set here. digest off [number]: stops it.",
      ],
      examples: ["digest on 08:30 Asia/Taipei", "digest on 18:00 weekdays about chips", "digest off 1"],
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
export type Words = typeof en;

export type CommandName = keyof Words["commands"];
