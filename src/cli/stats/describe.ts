import type { Statistics } from "../../bot/statistics/statistics.ts";
import { sum } from "../../search/structures/sum.ts";

const blocks = "▁▂▃▄▅▆▇█";

/** The statistics in a few lines for a terminal, each count with its days as a row of bars. */
export function describeStatistics(statistics: Statistics): string {
  const { days, nothingFound, unmeant, sources, feeds, orders, inDoubt } = statistics;
  const asked = days.map(({ questions }) => questions.found + questions.nothing);
  const nothing = sum(days.map(({ questions }) => questions.nothing));
  const wrong = sum(days.map(({ questions }) => questions.unmeant));
  const posted = (what: keyof Statistics["days"][number]["posts"]) =>
    sum(days.map(({ posts }) => posts[what]));
  return [
    `${days[0]?.day} to ${days.at(-1)?.day}, days in UTC`,
    "",
    row("Questions", asked, [`${share(nothing, sum(asked))} found nothing`, `${wrong} not what was meant`]),
    row(
      "Posts",
      days.map(({ posts }) => posts.sent),
      [`${posted("late")} late`, `${posted("failed")} failed`, `${inDoubt} in doubt now`],
    ),
    row(
      "Articles",
      days.map(({ articles }) => articles),
      [],
    ),
    "",
    `Set up: digests ${orders.digests}, follows ${orders.follows}, paused ${orders.paused}`,
    `Feeds: read well ${feeds.well}, failing ${feeds.failing}, gone ${feeds.gone}`,
    ...section(
      "Nothing was found for",
      nothingFound.map(({ words, questions }) => [questions, words]),
    ),
    ...section(
      "Another answer was meant for",
      unmeant.map(({ words, questions }) => [questions, words]),
    ),
    ...section(
      "New articles by source",
      sources.map(({ source, articles }) => [articles, source]),
    ),
  ].join("\n");
}

const row = (name: string, counts: number[], more: string[]): string =>
  [name.padEnd(10), figure(sum(counts)), ` ${bars(counts)}  ${more.join(", ")}`].join("").trimEnd();

const figure = (count: number): string => count.toLocaleString("en").padStart(9);

/** One block a day, as high as the day's share of the highest. */
function bars(counts: number[]): string {
  const most = Math.max(1, ...counts);
  return counts.map((count) => blocks[Math.ceil((count / most) * (blocks.length - 1))]).join("");
}

const share = (part: number, whole: number): string => `${Math.round((100 * part) / Math.max(1, whole))} %`;

const section = (title: string, lines: [count: number, name: string][]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map(([count, name]) => `${figure(count)}  ${name}`)];
