export const platformsEn = {
  gone: (platform: string, parts: string, minutes: number, reason: string) =>
    `Newsdesk has had no connection to ${platform} for ${minutes} minutes (${parts}): ${reason} It is tried again until it is back.`,
  returned: (platform: string, parts: string) => `Newsdesk is connected to ${platform} again (${parts}).`,
  noReason: "Nothing answers.",
};
