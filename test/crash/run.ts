import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { runDesk } from "./desk.ts";
import { judge } from "./judge/judge.ts";
import { report } from "./report.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    store: { type: "string", default: "sqlite" },
    processes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** Newsrooms that are worked on side by side: with the same number of them, a seed gives the same plans. */
    desks: { type: "string", default: String(Math.min(2, availableParallelism())) },
  },
});
const kills = Number(values.kills);
const desks = Math.min(Number(values.desks), kills);
const store = values.store === "postgres" ? "postgres" : "sqlite";
const processes = Number(values.processes);
const again = `--store ${store} --processes ${processes} --kills ${kills} --seed ${values.seed} --desks ${desks}`;
console.log(`seed ${values.seed}; the same plans again: npm run test:crash -- ${again}`);

let done = 0;
const begun = performance.now();
const onKill = () => {
  done++;
  const seconds = Math.round((performance.now() - begun) / 1_000);
  if (done % Math.max(10, Math.round(kills / 20)) === 0)
    console.log(`${done} of ${kills} kills, ${seconds} s`);
};
const runs = await Promise.all(
  Array.from({ length: desks }, (_, desk) =>
    runDesk({
      ...{ store, processes, onKill },
      kills: Math.floor(kills / desks) + (desk < kills % desks ? 1 : 0),
      seed: `${values.seed} ${desk}`,
    }),
  ),
);
const verdicts = runs.map(({ evidence }) => judge(evidence));
process.exit(report(runs, verdicts, kills) ? 0 : 1);
