export const settingsEn = {
  title: "Settings",
  you: "You",
  channel: "This channel",
  automatic: "automatic",
  both: (language: string, zone: string) => `language ${language}, time zone ${zone}`,
  now: (language: string, zone: string) => `Answers to you: language ${language}; time zone ${zone}.`,
  how: "To change it: `settings language 繁體中文` · `settings zone Asia/Taipei` · `settings channel language english`. auto goes back to your app's language and time zone, or else the channel's.",
  saved: "Saved.",
  languageUnknown: (text: string, known: string[]) =>
    `I don't speak “${text}”. Try ${[...known, "auto"].join(", ")}.`,
  changeMine: "Change mine",
  changeChannel: "Change this channel's",
  formMine: "My settings",
  formChannel: "A channel's settings",
  language: "Language",
  zoneHint: "A city, such as Taipei; empty for automatic",
  channelHint: "For mentions, and for digests and follows set from now on",
};
