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
};
