/** What a person asked, and what has come of it. */
export type Question = {
  kind: string;
  platform: "slack" | "discord";
  /** The words, or the label of a button, for the report of one that was not answered. */
  text: string;
  /** When the platform passed it on, by the monotonic clock in ms. */
  askedAt: number;
  /** How many answers are there to be seen. */
  answers(): number;
  /** More of them than these are doubles. */
  most: number;
  answeredAt?: number;
};

/** Watches questions until they are answered. */
export function watchQuestions() {
  const all: Question[] = [];
  let open: Question[] = [];
  const look = () => {
    for (const question of open) if (question.answers() > 0) question.answeredAt = performance.now();
    open = open.filter(({ answeredAt }) => answeredAt === undefined);
  };
  const timer = setInterval(look, 10);
  return {
    all,
    add(question: Question): void {
      all.push(question);
      open.push(question);
    },
    /** Those without an answer so far. */
    open(): Question[] {
      look();
      return open;
    },
    end: () => clearInterval(timer),
  };
}
