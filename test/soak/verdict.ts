import type { SoakSample } from "./preload/watch.ts";
import type { Question } from "./requests/question.ts";
import { sampleMs } from "./sample-ms.ts";
import { answerWithinMs, type SoakRun } from "./soak.ts";

/** The share of its mean by which memory may rise in the later two thirds of a run. */
const maxRise = 0.05;
/** In a shorter run the compiler and the caches of the database fill up all the time. */
const memoryRunMs = 600_000;
/** Code that runs for the first times takes longer, until the compiler has seen it. */
const warmUpMs = 120_000;

/** What is wrong with a run, one line each; empty if nothing is. */
export function faultsOf(run: SoakRun): string[] {
  const { questions, deliveries, violations, samples, exitCode } = run;
  const { lost, doubled, untold, windows, late, open, undecided } = deliveries;
  const named = (name: string, lines: string[]) => lines.map((line) => `${name}: ${line}`);
  return [
    ...named("not answered", questions.filter(isUnanswered).map(describeQuestion)),
    ...named("answered twice", questions.filter(isDoubled).map(describeQuestion)),
    ...named("lost", lost),
    ...named("doubled", doubled),
    ...named(
      "undecided",
      undecided.map(({ key }) => key),
    ),
    ...named("not told", untold),
    ...named("wrong window", windows),
    ...named("late", late),
    ...named("not done", open),
    ...named("not allowed", violations),
    ...named("memory", memoryFaults(samples)),
    ...named("long turns", turnFaults(samples)),
    ...(exitCode === 0 ? [] : [exitCode === undefined ? "it ended by itself" : `it ended with ${exitCode}`]),
  ];
}

const isUnanswered = ({ answeredAt, askedAt }: Question): boolean =>
  answeredAt === undefined || answeredAt - askedAt > answerWithinMs;

const isDoubled = ({ answers, most }: Question): boolean => answers() > most;

const describeQuestion = ({ platform, kind, text, answers }: Question): string =>
  `${platform} ${kind} (${answers()} answers): ${text.slice(0, 80)}`;

function memoryFaults(samples: SoakSample[]): string[] {
  if (samples.length * sampleMs < 0.95 * memoryRunMs) return [];
  const kept = { objects: "heapMb", buffers: "buffersMb", process: "processMb" } as const;
  return Object.entries(kept)
    .map(([name, field]) => ({ name, rise: riseOf(samples.map((sample) => sample[field])) }))
    .filter(({ rise }) => rise > maxRise)
    .map(({ name, rise }) => `${name} rise by ${(100 * rise).toFixed(1)} %`);
}

/** By which share of their mean the later two thirds of the values rise along the line that fits them best. */
export function riseOf(values: number[]): number {
  const later = values.slice(Math.floor(values.length / 3));
  const [mean, middle] = [meanOf(later), (later.length - 1) / 2];
  const variance = meanOf(later.map((_, place) => (place - middle) ** 2));
  const slope = meanOf(later.map((value, place) => (place - middle) * (value - mean))) / variance;
  return later.length < 2 ? 0 : (slope * later.length) / mean;
}

export const meanOf = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const turnFaults = (samples: SoakSample[]): string[] =>
  samples
    .slice(warmUpMs / sampleMs)
    .flatMap(({ overLimit }) => overLimit)
    .map(
      ({ atMs, cpuMs, pageFaults }) =>
        `${cpuMs.toFixed(1)} ms at ${new Date(atMs).toISOString()}, beside ${pageFaults} page faults`,
    );
