import type { Statistics } from "../../bot/statistics/statistics.ts";

const width = 720;
const chartHeight = 90;
const rowHeight = chartHeight + 50;
const left = 12;

/** In dark mode only text and bars change colour: the background is the page's. */
const style = `
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-weight: 600 }
  .faint { fill: #6e7781 }
  .good { fill: #1f6feb }
  .bad { fill: #cf222e }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .faint { fill: #8d96a0 } .bad { fill: #ff7b72 } }`;

/** What a day's bar shows: all, and at its foot the part that went wrong. */
type DayBar = { all: number; bad: number };

/** An SVG image with a chart for questions, posts and articles, one bar a day. */
export function plotStatistics({ days }: Statistics): string {
  const charts: [title: string, bars: DayBar[]][] = [
    [
      "Questions (red: nothing found)",
      days.map(({ questions: { found, nothing } }) => ({ all: found + nothing, bad: nothing })),
    ],
    [
      "Posts (red: late, failed or in doubt)",
      days.map(({ posts: { sent, late, failed, uncertain } }) => ({
        all: sent + failed + uncertain,
        bad: late + failed + uncertain,
      })),
    ],
    ["Articles", days.map(({ articles }) => ({ all: articles, bad: 0 }))],
  ];
  const span = `${days[0]?.day} to ${days.at(-1)?.day}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${charts.length * rowHeight + 10}" role="img">`,
    `<title>Newsdesk, ${span}</title><style>${style}</style>`,
    ...charts.map(([title, bars], place) => chart(title, span, bars, place * rowHeight)),
    "</svg>\n",
  ].join("\n");
}

function chart(title: string, span: string, bars: DayBar[], y: number): string {
  const most = Math.max(0, ...bars.map(({ all }) => all));
  const told = most === 0 ? "none" : `at most ${most.toLocaleString("en")} a day`;
  const step = (width - 2 * left) / bars.length;
  const foot = y + 32 + chartHeight;
  const rect = (kind: string, place: number, count: number): string => {
    const height = (Math.min(count, most) / most) * chartHeight;
    return count === 0
      ? ""
      : `<rect class="${kind}" x="${(left + place * step).toFixed(1)}" y="${(foot - height).toFixed(1)}" width="${(step * 0.8).toFixed(1)}" height="${height.toFixed(1)}"/>`;
  };
  return [
    `<text class="title" x="${left}" y="${y + 20}">${title}</text>`,
    `<text class="faint" x="${width - left}" y="${y + 20}" text-anchor="end">${span}, ${told}</text>`,
    ...bars.map(({ all, bad }, place) => rect("good", place, all) + rect("bad", place, bad)),
  ].join("\n");
}
