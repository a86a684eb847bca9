const list = (names: string[]) => new Intl.ListFormat("en", { type: "disjunction" }).format(names);

/** How a query was taken, in a few words, and what a list says of its pages. */
export const queriesEn = {
  since: (when: string) => `since ${when}`,
  until: (when: string) => `until ${when}`,
  between: (first: string, last: string) => `${first} to ${last}`,
  on: (day: string) => `on ${day}`,
  during: (monthOrYear: string) => `in ${monthOrYear}`,
  dated: (words: string, when: string) => `${words}, ${when}`,
  without: (words: string[]) => `without ${list(words)}`,
  inHeadline: (words: string[]) => `with ${words.join(" and ")} in the headline`,
  filters: {
    source: { is: (name: string) => `from ${name}`, isNot: (name: string) => `not from ${name}` },
    section: {
      is: (name: string) => `in section ${name}`,
      isNot: (name: string) => `not in section ${name}`,
    },
    tag: { is: (name: string) => `tagged ${name}`, isNot: (name: string) => `not tagged ${name}` },
    lang: { is: (name: string) => `in ${name}`, isNot: (name: string) => `not in ${name}` },
  },
  newestFirst: "newest first",
  anyDate: (n: number) => `At any time: ${n} ${n === 1 ? "story" : "stories"}`,
  exactly: "Search exactly this",
  firstPage: "This is the first page of the list.",
  lastPage: (n: number) => `That was all: ${n} ${n === 1 ? "story" : "stories"}.`,
  noList: "No list was shown here in the last day. Search for something first.",
};
