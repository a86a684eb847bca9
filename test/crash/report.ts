import type { DeskRun } from "./desk.ts";
import type { Undecided, Verdict } from "./judge/judge.ts";
import { points } from "./lives/points.ts";

/** Prints what happened and what is wrong; returns whether nothing is. */
export function report(runs: DeskRun[], verdicts: Verdict[], kills: number): boolean {
  const all = <Item>(list: (verdict: Verdict) => Item[]) => verdicts.flatMap(list);
  const faults: [name: string, lines: string[]][] = [
    ["lost", all(({ lost }) => lost)],
    ["doubled", all(({ doubled }) => doubled)],
    ["not told", all(({ untold }) => untold)],
    ["not asked in time", all(({ unasked }) => unasked)],
    ["window", all(({ windows }) => windows)],
    ["late", all(({ late }) => late)],
    ["left open", all(({ open }) => open)],
    ["refused by the platform", [...new Set(runs.flatMap(({ violations }) => violations))]],
    ["migration", runs.flatMap(({ migrations }) => migrations.faults)],
    ["never hit", neverHit(runs, kills)],
  ];
  printWhatHappened(runs);
  console.log(`  killed in a migration besides: ${sum(runs, ({ migrations }) => migrations.kills)}`);
  printLateness(all(({ lateness }) => lateness));
  const undecided = all((verdict) => verdict.undecided);
  for (const [kind, of] of Map.groupBy(undecided, describeUndecided))
    console.log(`  ${of.length} undecided: ${kind}`);
  for (const [name, lines] of faults) for (const line of lines) console.log(`${name}: ${line}`);
  const [lost = 0, doubled = 0, untold = 0] = faults.map(([, lines]) => lines.length);
  const told = untold ? `${untold} of them told to nobody` : "all told";
  console.log(
    `${kills} kills: ${lost} lost to readers, ${doubled} doubled, ${undecided.length} undecided (${told})`,
  );
  return faults.every(([, lines]) => lines.length === 0);
}

const describeUndecided = ({ platform, isReadable, kill, arrived }: Undecided): string =>
  `${platform}, history ${isReadable ? "readable" : "not readable"}, ${kill}, ` +
  `the request ${arrived ? "had" : "had not"} reached the platform`;

function printWhatHappened(runs: DeskRun[]): void {
  const [hits, misses] = [runs.flatMap((run) => run.hits), runs.flatMap((run) => run.misses)];
  console.log(
    `  ${sum(runs, ({ evidence }) => evidence.messages.length)} messages, ${sum(runs, (run) => run.onRequest)} digests on request, ` +
      `${sum(runs, (run) => run.corrections)} corrected, ${sum(runs, (run) => run.bytesCut)} bytes lost in power cuts`,
  );
  for (const kind of ["point", "end", "gap", "clock"] as const) {
    const counts = Map.groupBy(hits, (plan) => plan[kind]);
    console.log(`  ${kind}: ${[...counts].map(([name, of]) => `${name} ${of.length}`).join(", ")}`);
  }
  const missed = Map.groupBy(misses, ({ point }) => point);
  console.log(
    `  killed when nothing was left to do, before its point: ${[...missed].map(([name, of]) => `${name} ${of.length}`).join(", ")}`,
  );
}

const sum = (runs: DeskRun[], count: (run: DeskRun) => number): number =>
  runs.reduce((all, run) => all + count(run), 0);

function printLateness(lateness: number[]): void {
  const sorted = lateness.toSorted((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / 1_000).toFixed(1);
  console.log(
    `  lateness while alive: median ${at(0.5)} s, 95 % ${at(0.95)} s, 99 % ${at(0.99)} s, longest ${at(1)} s`,
  );
}

/** In a run that is long enough, each point must have been reached. */
function neverHit(runs: DeskRun[], kills: number): string[] {
  if (kills < 10 * points.length) return [];
  const hit = new Set(runs.flatMap(({ hits }) => hits.map(({ point }) => point)));
  return points.filter((point) => !hit.has(point));
}
