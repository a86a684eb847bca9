import { writeFile } from "node:fs/promises";
import { openDataToRead } from "../app/data-folder.ts";
import { gatherStatistics } from "../bot/statistics/statistics.ts";
import { visibleText } from "../text/visible-text.ts";
import { describeStatistics } from "./stats/describe.ts";
import { plotStatistics } from "./stats/plot.ts";
import { jsonOption, print, readArgs, UsageError, type Verb } from "./verb.ts";

const usage = "stats [--days N] [--svg FILE] [--json]";
/** What is counted by day is kept for as long as deliveries are; nobody keeps more. */
const maxDays = 366;

export const stats: Verb = {
  usage,
  summary: "show what is asked, posted and read: questions, digests, articles, feeds",
  help: `  --days N     of how many days, up to ${maxDays}; 30 without it
  --svg FILE   draw the days into a file
  --json       the statistics as data

  newsdesk stats --days 7
  newsdesk stats --svg stats.svg`,
  async run(args, config) {
    const options = {
      ...jsonOption,
      days: { type: "string", default: "30" },
      svg: { type: "string" },
    } as const;
    const { days, svg, json } = readArgs(args, usage, options).values;
    const count = Number(days);
    if (!Number.isInteger(count) || count < 1 || count > maxDays)
      throw new UsageError(`--days takes a whole number from 1 to ${maxDays}. Usage: newsdesk ${usage}`);
    const storage = await openDataToRead(config);
    const statistics = await gatherStatistics(storage, count, Date.now()).finally(() => storage.close());
    if (svg) await writeFile(svg, plotStatistics(statistics));
    const drawn = svg ? `\n\nThe days are drawn in ${svg}.` : "";
    print(json, statistics, visibleText(describeStatistics(statistics) + drawn));
    return 0;
  },
};
