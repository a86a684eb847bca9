const articles = (n: number) => `${n} ${n === 1 ? "article" : "articles"}`;

export const feedsEn = {
  title: "Feeds",
  none: "No feeds yet. To add one: `feeds add https://example.com/`",
  notOperator: "Only the operators of Newsdesk can see and change its feeds.",
  howToBecomeOne: (person: string) => `Whoever runs it can make you one with OPERATORS=${person}`,
  added: (name: string, n: number) => `${name} is added with ${articles(n)}.`,
  removed: (name: string) => `${name} is removed; its articles stay.`,
  configured: "FEEDS in the configuration names it: it comes back at the next start.",
  checked: (n: number, added: number, changed: number) => `${articles(n)}, ${added} new, ${changed} changed`,
  unchanged: "has not changed",
  skipped: (n: number, reason: string) => `${n} entries not usable: ${reason}`,
  heldBack: (n: number, most: number) =>
    `${n} entries wait, since it has brought the ${most} it may in a day`,
  unread: "not read yet",
  readAt: (day: string) => `last read ${day}`,
  failing: (error: string, since: string) => `fails since ${since}: ${error}`,
  gone: (since: string) => `gone for good since ${since}`,
  more: (n: number) => `${n} more not shown. All of them: newsdesk feeds list`,
  fullText: (name: string, isOn: boolean) =>
    isOn
      ? `${name}: the pages of its teasers are read from now on.`
      : `${name}: the pages of its teasers are no longer read.`,
  outage: (name: string, error: string, isGone: boolean) =>
    isGone
      ? `The feed ${name} ${error}. It is not read any more.`
      : `The feed ${name} has failed for a day: it ${error}. It is tried again about once a day.`,
  recovered: (name: string) => `The feed ${name} can be read again.`,
  signIn: "Sign in to a feed",
  signInHow: "Where no form can be opened, the shell takes it: newsdesk feeds sign-in",
  onlyInForm:
    "A password or token is only taken in a form that nobody else sees. Delete your message if others can read it, and change the password if they have.",
  signedIn: (name: string) => `${name} can be read with this sign-in. It is kept encrypted.`,
  address: "Address of the feed",
  user: "User name",
  password: "Password",
  token: "Token (Bearer)",
  headers: "Headers, cookies, User-Agent",
  headersHint: "Cookie: a=b | User-Agent: …",
  checkNow: "Check now",
  rules: {
    title: "Rules of feeds",
    none: "No rules yet. To set one: `feeds block 1 title:horoscope`",
    more: (n: number) => `${n} more not shown. All of them: newsdesk feeds rules`,
    add: "Add a rule",
    try: "Try it",
    save: "Save",
    remove: (n: number) => `Remove ${n}`,
    kinds: {
      keep: (text: string) => `only ${text}`,
      block: (text: string) => `without ${text}`,
      name: (text: string) => `source “${text}”`,
      section: (text: string) => `section “${text}”`,
      take: (text: string) => `takes ${text}`,
      drop: (text: string) => `drops ${text}`,
    },
    kindNames: {
      keep: "Take only what matches a query",
      block: "Leave out what matches a query",
      name: "Source of its articles",
      section: "Section of its articles",
      take: "Of its pages, take (CSS selector)",
      drop: "Of its pages, drop (CSS selector)",
    },
    pagesOf: (host: string) => `Pages of ${host}`,
    comes: "Comes",
    staysOut: "Stays out",
    wouldCome: (comes: number, staysOut: number) =>
      `Of the ${comes + staysOut} entries that it has now, ${comes} would come and ${staysOut} would stay out.`,
    wouldGive: (page: string, now: number, before: number) =>
      `${page} would give ${now} characters of text, and gives ${before} without it:`,
    notYet: "Nothing is set yet.",
    saved: (name: string, rule: string) => `${name}: ${rule}. That holds from the next check on.`,
    removed: (name: string, rule: string) => `${name}: “${rule}” is removed.`,
    comesAgain: "What it kept out and the feed still has comes with the next check.",
    keptOut: (n: number) => `${n} kept out by rules`,
    gone: (n: number) => `Its rules (${n}) went with it.`,
    how: "Type what it is to bring, as in `feeds keep 3 chips OR tsmc` or `feeds block 3 title:horoscope`.",
    feed: "Feed",
    feedHint: "Its number or address; for its pages, the address of one will do",
    unreadableFeed: "A number in the list of feeds, or an address.",
    kind: "Rule",
    text: "Query, name or selector",
    textHint: "chips OR tsmc, title:horoscope, .article-body",
    missing: "Say what.",
  },
};
