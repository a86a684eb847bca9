/** What Newsdesk says when nobody asked for news, and before it does what was asked in plain words. */
export const talkEn = {
  hello: "Hello! Ask me for news in your own words. For example:",
  examples: ["what's new", "tsmc since monday", "tell us when there is news about chips"],
  welcome: "You're welcome!",
  about:
    "I'm Newsdesk, a news bot: I find stories, post a digest at set times, and say when something you follow is in the news.",
  cannot: "I can't do that. I find news, post digests and follow what you name. For example:",
  ask: {
    follow: (query: string) => `Follow “${query}” here? Matching stories are posted as they come in.`,
    unfollow: (query: string) => `Stop following “${query}” here?`,
    mute: (query: string) => `Keep “${query}” out of this channel's digests and alerts?`,
    unmute: (query: string) => `Let “${query}” back into this channel's digests and alerts?`,
    digest: (order: string) => `Set a digest here: ${order}?`,
    digestNow: "Post the digest here now?",
    settings: (what: string) => `Change your settings: ${what}?`,
    forgetMe: "Delete what is remembered about you?",
    share: (n: number) => `Post story ${n} of your last list to this channel?`,
    shareLast: "Post the last story of your last list to this channel?",
    feed: (address: string) => `Add the feed ${address}?`,
  },
  yes: "Yes",
  stopWhich: "What should stop?",
  nothingSet: "No digest is set here, and nothing is followed.",
  perhaps: {
    follow: (query: string) => `Follow “${query}”`,
    unfollow: (query: string) => `Unfollow “${query}”`,
    mute: (query: string) => `Mute “${query}”`,
    unmute: (query: string) => `Unmute “${query}”`,
  },
};
