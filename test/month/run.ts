import { parseArgs } from "node:util";
import { runMonth, shortestGap } from "./month.ts";

const { values } = parseArgs({
  options: { feeds: { type: "string", default: "200" }, days: { type: "string", default: "30" } },
});
const days = Number(values.days);
const begun = performance.now();
const { hosts, checks, articles, faults } = await runMonth(Number(values.feeds), days);

console.log(`${"host".padEnd(18)} requests  a day  conditional  unchanged  shortest gap (s)`);
for (const [host, { asked, conditional, unchanged }] of [...hosts].toSorted()) {
  const numbers = [asked.length, (asked.length / days).toFixed(1), conditional, unchanged];
  const widths = [9, 7, 13, 11];
  const columns = numbers.map((value, column) => String(value).padStart(widths[column] ?? 0)).join("");
  console.log(
    host.replace(/:\d+$/, "").padEnd(18) + columns + (shortestGap(asked) / 1_000).toFixed(1).padStart(18),
  );
}
const sum = (of: (record: { conditional: number; unchanged: number }) => number) =>
  [...hosts.values()].reduce((total, record) => total + of(record), 0);
const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
console.log(
  `\n${checks} requests to ${hosts.size} hosts, ${sum(({ conditional }) => conditional)} with validators, ` +
    `${sum(({ unchanged }) => unchanged)} answered 304; ${articles} articles; ${seconds} s`,
);
console.log(
  faults.length ? faults.join("\n") : "No feed lost, none moved wrongly, no article doubled or overwritten.",
);
process.exitCode = faults.length ? 1 : 0;
