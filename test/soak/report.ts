import { loadavg } from "node:os";
import { percentile } from "../../src/eval/percentile.ts";
import type { SoakSample } from "./preload/watch.ts";
import type { Question } from "./requests/question.ts";
import type { SoakRun } from "./soak.ts";
import { faultsOf, meanOf, riseOf } from "./verdict.ts";

/** At most so many lines of one kind of fault. */
const shownFaults = 30;

/** Prints what happened; returns whether nothing is wrong. */
export function report(run: SoakRun): boolean {
  const faults = faultsOf(run);
  const busy = loadavg().map((load) => load.toFixed(1));
  console.log(`\nload average over 1, 5 and 15 minutes: ${busy.join(", ")}`);
  console.table(questionRows(run.questions));
  console.table(troubleRows(run));
  console.table(memoryRows(run.samples));
  console.table(turnRow(run.samples));
  const { lateness, undecided } = run.deliveries;
  const latest = Math.round((lateness.at(-1) ?? 0) / 1_000);
  console.log(
    `${run.posts} digests and alerts, the latest ${latest} s after it was due, ${undecided.length} undecided`,
  );
  console.log(`served: ${[...run.served].map(([kind, times]) => `${times} ${kind}`).join(", ")}`);
  for (const [error, times] of run.errors) console.log(`logged ${times} times: ${error}`);
  for (const fault of faults.slice(0, shownFaults)) console.log(`FAULT ${fault}`);
  console.log(faults.length === 0 ? "nothing is wrong" : `${faults.length} faults`);
  return faults.length === 0;
}

function questionRows(questions: Question[]) {
  const groups = Map.groupBy(questions, ({ platform, kind }) => `${platform} ${kind}`);
  return Object.fromEntries(
    [...groups].toSorted().map(([name, group]) => {
      const answered = group.flatMap(({ askedAt, answeredAt }) =>
        answeredAt === undefined ? [] : Math.max(0, answeredAt - askedAt),
      );
      const ms = (share: number) => Math.round(percentile(answered, share));
      return [
        name,
        {
          asked: group.length,
          answered: answered.length,
          "median ms": ms(0.5),
          "95 % ms": ms(0.95),
          "slowest ms": ms(1),
        },
      ];
    }),
  );
}

function troubleRows({ troubles }: SoakRun) {
  const groups = Map.groupBy(troubles, ({ platform, name }) => `${platform}: ${name}`);
  return Object.fromEntries(
    [...groups].map(([name, group]) => [
      name,
      {
        times: group.length,
        "longest s": Math.round(Math.max(...group.map(({ from, to }) => to - from)) / 1_000),
      },
    ]),
  );
}

function memoryRows(samples: SoakSample[]) {
  const third = Math.ceil(samples.length / 3);
  const row = (field: "heapMb" | "buffersMb" | "processMb") => {
    const values = samples.map((sample) => sample[field]);
    const mean = (part: number) =>
      Math.round(10 * meanOf(values.slice(part * third, (part + 1) * third))) / 10;
    return {
      "first third MB": mean(0),
      "second MB": mean(1),
      "last MB": mean(2),
      most: Math.round(Math.max(...values)),
      "rise %": Math.round(1_000 * riseOf(values)) / 10,
    };
  };
  return {
    "objects after a collection": row("heapMb"),
    "buffers outside the heap": row("buffersMb"),
    "the whole process": row("processMb"),
  };
}

const turnRow = (samples: SoakSample[]) => ({
  turns: {
    "of 1 ms and more": samples.reduce((sum, { turns }) => sum + turns, 0),
    "longest ms": Math.round(10 * Math.max(...samples.map(({ longestMs }) => longestMs))) / 10,
    "over 10 ms": samples.reduce((sum, { overLimit }) => sum + overLimit.length, 0),
    "with collections": samples.reduce((sum, { overWithPauses }) => sum + overWithPauses, 0),
    "longest collection ms": Math.round(10 * Math.max(...samples.map(({ pauseMs }) => pauseMs))) / 10,
  },
});
