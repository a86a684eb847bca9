export const stories = (n: number) => `${n} ${n === 1 ? "story" : "stories"}`;

/** After what is set up: the channel it is posted in, if that has a name. */
export const inChannel = (channel: string | undefined) => (channel ? ` in ${channel}` : "");

/** Digests, follows and mutes. */
export const postingEn = {
  digestResumed: (n: number, order: string, channel?: string) =>
    `Digest ${n} is active again${inChannel(channel)}: ${order}.`,
  digestComes: "The digest will be posted here in a moment.",
  digestCame: "A digest was posted here a moment ago, or is being posted right now.",
  digestAskedFor: "Digest on request",
  digestUnreached: (feeds: string[], more: number) =>
    `Not reached: ${feeds.join(", ")}${more ? ` and ${more} more` : ""}.`,
  digestUnreachedSince: (feed: string, since: string) => `${feed} since ${since}`,
  digestMost: (n: number) => `top ${n}`,
  digestSilent: "silent without news",
  digestPlaces: { thread: "each with a thread", post: "each story as a post" },
  notAllowed: "Only people who manage this channel can change what is posted here. Ask one of them.",
  posting: {
    notSet: "Nothing was set.",
    generalTag: "News",
    noThreads: "No threads can be begun here. Set it without them, or in a text channel of Discord.",
    lastTime: (because: string) => `The last time it could not be posted: ${because}`,
    notAllowed: "You may not write in this channel, so Newsdesk posts nothing here for you.",
    notAllowedThere: "You may not write in that channel. Choose one that you write in.",
    shareThere: (command: string) => `To share it, type in the channel: \`${command}\``,
    sharedIn: (channel: string) => `Shared in ${channel}.`,
    sharedAlready:
      "That story was shared here a moment ago. If you cannot see it, share it again in a minute.",
  },
  forgetSure:
    "This deletes everything that Newsdesk keeps about this server or workspace: every digest, follow and mute in all its channels. It cannot be undone.",
  forgotten: "Done: nothing is kept about this server or workspace any more.",
  forgetNotAllowed: "Only people who manage the whole server or workspace can have its data deleted.",
  forgetNowhere:
    "A direct message does not belong to a server or workspace. Use this command in one of its channels.",
  notYours: "That button is only for the person it was offered to.",
  buttonTooOld: "That button is more than a day old. Type the command instead.",
  doneAlready: "That has already been done.",
  cannotPost: (cure: string, channel?: string) =>
    `I can't post ${channel ? `in ${channel}` : "here"} at the moment. ${cure}`,
  paused: {
    title: "Newsdesk could not post",
    line: (what: string, channel: string, because: string) => `${what} in ${channel}: ${because}`,
    unnamed: "a channel whose name is not known any more",
    next: {
      resumes: {
        digest: "Fix this and it resumes at the next scheduled time.",
        follow:
          "Once that is done, it goes on by itself with the next story that matches, after an hour at the earliest.",
        onRequest: "Then ask for it again: `digest now`",
      },
      soon: {
        digest: "Once that is done, it goes on by itself within a minute.",
        follow: "Once that is done, it goes on by itself within a minute.",
        onRequest: "Once that is done, it goes on by itself within a minute.",
      },
      elsewhere: {
        digest: "It cannot be posted where it is now.",
        follow: "It cannot be posted where it is now.",
        onRequest: "Then ask for it there: `digest now`",
      },
      others: {
        digest: "It is tried again at its next time.",
        follow: "It is tried again every hour while there is something to post.",
        onRequest: "It is not tried again by itself. To ask for it again: `digest now`",
      },
    },
    couldNotTell: "whoever set it could not be told",
  },
  doubt: {
    title: "Newsdesk may not have posted",
    digest: (when: string, channel: string, _number: number) =>
      `I may not have posted the digest of ${when} in ${channel}: I could not find out.`,
    follow: (when: string, channel: string, n: number) =>
      `I may not have posted the alert of ${when} for follow ${n} in ${channel}: I could not find out.`,
    otherwise: "Unless you say that it is there, the next one begins with its stories.",
    postNow: "Post it now",
    isThere: "It is there",
    posting: "It will be posted in a moment.",
    noted: "Noted: it is there, so its stories are not shown again.",
    settled:
      "That is settled already: it was answered, is being posted, or the next one has shown its stories.",
    unknown: "Newsdesk no longer knows about that one: it was stopped, or is too old.",
    open: (when: string) =>
      `the one of ${when} may not have been posted; unless somebody says that it is there, the next one begins with its stories`,
  },
  missed: {
    heading: (when: string) => `Perhaps missed: what was due ${when} may not have been posted`,
    fresh: "New",
  },
  digestNamed: (n: number) => `Digest ${n}`,
  followNamed: (n: number) => `Follow ${n}`,

  followSet: (n: number, query: string, channel?: string) =>
    `Follow ${n} is set: new stories on “${query}” are posted${inChannel(channel) || " here"} as they come in.`,
  followAlready: (n: number, query: string, channel?: string) =>
    `Follow ${n} is already set that way${inChannel(channel)}: “${query}”.`,
  followQuiet: (from: string, to: string, zone: string) =>
    `Quiet from ${from} to ${to} (${zone}); what comes in then is posted afterwards.`,
  followLately: (n: number) => `It would have matched ${stories(n)} in the last 7 days.`,
  followNothing: "What should I follow? For example: `follow tsmc`",
  follows: {
    none: "Nothing is followed here. To begin: `follow chips`",
    stopped: (n: number, query: string) => `Follow ${n} is stopped: “${query}”.`,
    unknown: (text: string) => `“${text}” is not followed here. To see what is: \`following\``,
    which: "Several things are followed here. Which one should I stop?",
  },
  following: (channel?: string) => `Followed${inChannel(channel) || " here"}`,
  followCount: (n: number) => `matched ${n} in the last 7 days`,
  alertTitle: (query: string) => `New on “${query}”`,
  alertSummary: (query: string, n: number) => `${stories(n)} on “${query}”`,
  alertAll: (day: string) => `All news of the alert of ${day}`,
  alertWhy: (n: number) => `Follow ${n}. To stop it: \`unfollow ${n}\``,
  muteSet: (n: number, query: string) => `Mute ${n} is set: digests and alerts here leave out “${query}”.`,
  muteAlready: (n: number, query: string) => `Mute ${n} is already set that way: “${query}”.`,
  muteNothing: "What should I leave out? For example: `mute cricket`",
  mutes: {
    none: "Nothing is muted here. To leave something out: `mute cricket`",
    stopped: (n: number, query: string) => `“${query}” is no longer muted here (mute ${n}).`,
    unknown: (text: string) => `“${text}” is not muted here. To see what is: \`mute\``,
    which: "Several things are muted here. Which one should come back?",
  },
  muted: "Muted here",

  whyTitle: (title: string) => `Why “${title}”?`,
  whyNothing: "No digest and no follow is set here, so nothing is posted by itself.",
  why: {
    sent: (when: string) => `posted ${when}`,
    sentAs: (when: string, title: string) => `posted ${when}, as “${title}”`,
    uncertain: (when: string, because: string) =>
      `may or may not have been posted ${when}; it is never posted twice. ${because}`,
    doubtful: (when: string) =>
      `may or may not have been posted ${when}: unless somebody says that it is there, the next one begins with it`,
    madeUp: (when: string) => `may or may not have been posted ${when}, so a later one began with it`,
    open: (when: string) => `being posted since ${when}`,
    failed: (when: string, because: string) => `not posted ${when}: ${because}`,
    muted: (n: number, query: string) => `left out: mute ${n}, “${query}”`,
    notAbout: (query: string) => `left out: it does not match “${query}”`,
    tooOld: (published: string, from: string) =>
      `left out: published ${published}, more than a day before the window that begins ${from}`,
    before: (when: string) => `left out: it came in before ${when}, when this was set`,
    ranked: (when: string) => `not among the stories shown ${when}; the others of that window ranked higher`,
    next: (when: string) => `a candidate for the next digest, ${when}`,
    noMatch: "it does not match",
    waiting: "matched; waiting for the end of the quiet hours, of the hourly limit or of a pause",
    mutedThen: "left out: it was muted here when the alert was posted",
    stopped: "No longer set here",
    notNews: "left out: published more than a day before it came in",
  },
};

/** Changing a digest or a follow. */
export const editingEn = {
  button: "Edit",
  digestButton: (n: number) => `Edit digest ${n}`,
  followButton: (n: number) => `Edit follow ${n}`,
  digestTitle: (n: number) => `Change digest ${n}`,
  followTitle: (n: number) => `Change follow ${n}`,
  digestHow: (n: number) =>
    `How should digest ${n} change? For example: \`digest edit ${n} 08:30 Asia/Taipei about chips\``,
  followHow: (n: number) =>
    `How should follow ${n} change? For example: \`follow edit ${n} chips quiet 22:00-07:00\``,
  digestChanged: (n: number, order: string, channel?: string) =>
    `Digest ${n} is changed${inChannel(channel)}: ${order}.`,
  followChanged: (n: number, query: string, channel?: string) =>
    `Follow ${n} is changed: new stories on “${query}” are posted${inChannel(channel) || " here"}.`,
};
