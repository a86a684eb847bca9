/** What the bot says in English about a story that was revised. */
export const readingEn = {
  whatChanged: "What changed",
  changed: (times: number, last: string) =>
    `changed ${times === 1 ? "once" : `${times} times`}, ${times === 1 ? "on" : "last on"} ${last}`,
  changesOf: (title: string) => `What changed in “${title}”`,
  changedOn: (when: string) => `Changed ${when}`,
  headlineWas: (title: string) => `The headline was “${title}”.`,
  said: (before: string, now: string) => `“${before}” became “${now}”.`,
  takenOut: (words: string) => `Taken out: “${words}”.`,
  putIn: (words: string) => `New: “${words}”.`,
  olderChanges: (n: number) => `Of ${n} older changes nothing is kept.`,
  unchanged: "Its words are as they were when it came in.",
};

export type ReadingWords = typeof readingEn;
