/** What the bot says in English about the language and the time zone of its answers. */
export const settingsEn = {
  title: "Settings",
  you: "You",
  channel: "This channel",
  languages: { en: "English", "zh-TW": "繁體中文" },
  automatic: "automatic",
  both: (language: string, zone: string) => `language ${language}, time zone ${zone}`,
  now: (language: string, zone: string) => `Answers to you are in ${language}, in the time of ${zone}.`,
  how: "To change it: settings language 繁體中文 · settings zone Asia/Taipei · settings channel language english. The word auto goes back to what your app tells, or else the channel.",
  saved: "Saved.",
  languageUnknown: (text: string) => `Newsdesk does not speak “${text}”. Say english, 繁體中文 or auto.`,
  zoneUnknown: (text: string) =>
    `“${text}” is no time zone that Newsdesk knows. Name a city, such as Taipei, or say auto.`,
  changeMine: "Change mine",
  changeChannel: "Change this channel's",
  formMine: "My settings",
  formChannel: "A channel's settings",
  language: "Language",
  zone: "Time zone",
  zoneHint: "A city, such as Taipei; empty for automatic",
  channelHint: "For mentions, and for digests and follows set from now on",
  help: {
    usage: "settings [channel] [language <name>] [zone <city>]",
    purpose: "the language and time zone of answers to you, or of this channel",
    details: [
      "settings: what is set. settings language 繁體中文, settings zone Taipei: for you, everywhere. auto goes back to what your app tells.",
      "settings channel …: for whoever set nothing, and for digests and follows that are set from then on; for those who manage the channel.",
    ],
    examples: ["settings", "settings language english", "settings channel zone Asia/Taipei"],
  },
};

export type SettingsWords = typeof settingsEn;
