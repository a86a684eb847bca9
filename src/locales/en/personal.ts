/** What people set for themselves alone, and are sent in their conversation with Newsdesk. */
export const personalEn = {
  /** Stands where the name of a channel would. */
  place: "your direct messages",
  /** What is typed after a command that is for oneself alone. */
  typed: "for me",
  onlyYou: "It is for you alone: nobody else sees that it is set.",
  /** The first message there, and the one after a time in which nothing could be sent. */
  hello: "Here you get what you follow for yourself, and digests of your own. Nobody else sees them.",
  helloHow: "What is set: `following` and `digest status`. Whatever is sent here has a button that stops it.",
  back: "I can write to you again: what was paused goes on.",
  goesOn: (n: number) =>
    n === 0
      ? "Nothing of yours is paused."
      : `${n === 1 ? "It goes on" : `All ${n} go on`}: I can write to you again.`,
  goOn: "Go on",
  tryAgain: "Try again",
  stop: "Stop this",
  closed: (because: string) => `I cannot write to you, so nothing was set. ${because}`,
  stillClosed: (because: string) => `I still cannot write to you. ${because}`,
  paused: (what: string) => `${what}, for you alone`,
  pausedNext: "Once that is done, press the button, or say what you want again; else it is tried once a day.",
  quietOff: "No quiet hours any more: what you follow for yourself is sent as it comes in.",
  noFollows: "You follow nothing for yourself. To begin: `follow chips for me`",
  noDigest: "You have no digest of your own. To set one: `digest on 08:30 for me`",
  tooManyFollows: (n: number) =>
    `You follow ${n} things for yourself, which is the most. Stop one of them first: \`following for me\``,
  tooManyDigests: (n: number) =>
    `You have ${n} digests of your own, which is the most. Stop one of them first: \`digest status for me\``,
  editHow: (n: number) =>
    `How should it change? For example: \`follow edit ${n} chips quiet 22:00-07:00 for me\``,
  digestEditHow: (n: number) =>
    `How should it change? For example: \`digest edit ${n} 08:30 about chips for me\``,
  besides: (n: number) =>
    `You follow ${n === 1 ? "one thing" : `${n} things`} for yourself as well: \`following for me\``,
  /** For a person who may not set something in a channel. */
  instead: {
    follow: {
      works: "For yourself you can follow anything: its stories are sent to you in a direct message.",
      button: "Follow for me",
    },
    digest: {
      works:
        "You can set a digest in a channel that you manage, or for yourself: then it is sent to you in a direct message.",
      button: "Set it for me",
    },
  },
  /** A conversation in which something is begun by a button. */
  invitation: {
    follow: "New stories are sent to you in this conversation, if you follow it here.",
    digest: "The digest is sent to you in this conversation, if you set it here.",
  },
  sent: "I have written to you: press the button there.",
  ask: {
    follow: (query: string) =>
      `Follow “${query}” for you alone? Matching stories are sent to you in a direct message.`,
    unfollow: (query: string) => `Stop following “${query}” for you?`,
    mute: (query: string) => `Keep “${query}” out of what is sent to you?`,
    unmute: (query: string) => `Let “${query}” back into what is sent to you?`,
    digest: (order: string) => `Send you a digest of your own, in a direct message: ${order}?`,
    here: "Here, for everybody",
  },
  /** Where Newsdesk is not, and answers only because the person has installed it for themselves. */
  readOnly: "I am not in this place, so I answer you alone and can post nothing here.",
};
