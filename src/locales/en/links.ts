/** About addresses of pages that people paste. */
export const linksEn = {
  storyOf: (title: string) => `“${title}” and related stories`,
  narrowed: (words: string) => `Only related stories with “${words}”.`,
  noneWith: (words: string) => `No related story has “${words}”; these are all of them.`,
  notHeld: (site: string) => `I don't have that page of ${site}.`,
  foundInstead: (words: string) => `Here is what I have on “${words}”.`,
};
