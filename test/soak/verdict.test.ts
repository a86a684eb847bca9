import { expect, test } from "vitest";
import type { SoakSample } from "./preload/watch.ts";
import type { SoakRun } from "./soak.ts";
import { faultsOf, riseOf } from "./verdict.ts";

const sample: SoakSample = {
  ...{ heapMb: 80, buffersMb: 20, processMb: 400 },
  ...{ turns: 5, longestMs: 6, overLimit: [], overWithPauses: 0, pauseMs: 3 },
};
const question = {
  ...{ kind: "mention", platform: "slack" as const, text: "ferry", askedAt: 1_000, answeredAt: 1_200 },
  ...{ answers: () => 1, most: 1 },
};
const good = (): SoakRun => ({
  ...{ questions: [question], troubles: [], samples: Array(300).fill(sample), served: new Map(), posts: 4 },
  deliveries: {
    ...{
      lost: [],
      doubled: [],
      undecided: [],
      untold: [],
      unasked: [],
      windows: [],
      late: [],
      lateness: [],
      open: [],
    },
  },
  ...{ violations: [], errors: new Map(), exitCode: 0 },
});

test("a run in which all went well has no fault", () => {
  expect(faultsOf(good())).toEqual([]);
});

test.each<[string, (run: SoakRun) => Partial<SoakRun>, RegExp]>([
  [
    "a question without an answer",
    () => ({ questions: [{ ...question, answeredAt: undefined }] }),
    /not answered/,
  ],
  ["an answer after its time", () => ({ questions: [{ ...question, answeredAt: 62_000 }] }), /not answered/],
  [
    "a second answer",
    () => ({ questions: [{ ...question, answers: () => 2 }] }),
    /answered twice.*2 answers/,
  ],
  [
    "a lost story",
    ({ deliveries }) => ({ deliveries: { ...deliveries, lost: ["story 2"] } }),
    /lost: story 2/,
  ],
  ["a doubled digest", ({ deliveries }) => ({ deliveries: { ...deliveries, doubled: ["d"] } }), /doubled/],
  [
    "an order that is not done",
    ({ deliveries }) => ({ deliveries: { ...deliveries, open: ["d"] } }),
    /not done/,
  ],
  ["what a platform does not allow", () => ({ violations: ["double reply"] }), /not allowed: double reply/],
  [
    "memory that rises",
    () => ({ samples: Array.from({ length: 300 }, (_, n) => ({ ...sample, heapMb: 80 + n / 10 })) }),
    /memory: objects rise by/,
  ],
  [
    "a long turn",
    () => ({
      samples: [...good().samples, { ...sample, overLimit: [{ atMs: 0, cpuMs: 12.34, pageFaults: 7 }] }],
    }),
    /long turns: 12.3 ms/,
  ],
  ["an end by itself", () => ({ exitCode: undefined }), /ended by itself/],
  ["an end out of order", () => ({ exitCode: 1 }), /ended with 1/],
])("%s is a fault", (_, spoil, fault) => {
  const run = good();
  const faults = faultsOf({ ...run, ...spoil(run) });
  expect(faults).toEqual([expect.stringMatching(fault)]);
});

test("what needs minutes is not judged before: memory in a short run, and turns while all is still warming up", () => {
  const rising = Array.from({ length: 20 }, (_, n) => ({ ...sample, heapMb: 80 + n }));
  expect(faultsOf({ ...good(), samples: rising })).toEqual([]);
  const cold = { ...sample, overLimit: [{ atMs: 0, cpuMs: 31.7, pageFaults: 0 }] };
  expect(faultsOf({ ...good(), samples: [...Array(5).fill(cold), ...good().samples] })).toEqual([]);
});

test.each([
  ["a start that fills caches does not count", [...Array(10).fill(20), ...Array(20).fill(80)], 0],
  ["what goes up and down does not rise", Array.from({ length: 300 }, (_, n) => 80 + (n % 2)), 0],
  ["a tenth more from begin to end of the later part does", [0, ...[95, 100, 105]], 0.15],
])("memory: %s", (_, values, rise) => {
  expect(riseOf(values)).toBeCloseTo(rise, 2);
});
