import { setTimeout as sleep } from "node:timers/promises";
import type { CrashNewsroom } from "../newsroom/newsroom.ts";
import type { Trap } from "../preload/trap.ts";
import type { Plan } from "./plan.ts";
import { pointNamed } from "./points.ts";
import { type Program, startProgram } from "./processes.ts";
import { letPass, untilLive, untilQuiet } from "./quiet.ts";

/** The programs of one life, and whether its point was reached from outside. */
export type Life = { newsroom: CrashNewsroom; plan: Plan; programs: Program[]; isStruck: boolean };

/** How long the other processes continue after one was killed, or all after the disk failed. */
const survivalMs = 1_500;
/** Longer than a lease. */
const stoppedMs = 6 * 60_000;

/** Whether something else than a kill befalls the processes, so that they may end or wait by themselves. */
export const isAmiss = ({ end }: Plan): boolean => end !== "killed" && end !== "power cut";

/** What a process does to itself at the point, if that is one of its own doings. */
export function trapOf({ point, nth, end }: Plan): Trap | undefined {
  const { trap } = pointNamed[point];
  return trap && { ...trap, nth, signal: end.startsWith("stopped") ? "SIGSTOP" : "SIGKILL" };
}

/** Does at once, at the point, what is planned there. */
export function strike(life: Life): void {
  const { plan, programs, newsroom } = life;
  if (life.isStruck) return;
  life.isStruck = true;
  switch (plan.end) {
    case "stopped past its lease, then continued":
      return void programs[0]?.kill("SIGSTOP");
    case "disk refuses to write":
      for (const program of programs) program.limitFiles(0);
      return;
    case "disk is full":
      newsroom.disk.fill?.();
      return;
    default:
      for (const program of plan.victim === undefined
        ? programs
        : programs.slice(plan.victim, plan.victim + 1))
        program.kill();
  }
}

/** What goes on after it: other processes work, or this one with its disk, which may be mended. */
export async function survive({ plan, programs, newsroom }: Life): Promise<void> {
  const others = plan.victim !== undefined && programs.length > 1;
  if (!others && !isAmiss(plan)) return;
  await sleep(survivalMs);
  if (isAmiss(plan) && plan.heals) {
    for (const program of programs) program.limitFiles(-1);
    newsroom.disk.free();
    await sleep(survivalMs);
  }
  for (const program of programs) program.kill();
  newsroom.disk.free();
}

/** Another process begins when the lease of the stopped one is over; then that one wakes up. */
export async function continueStopped({ newsroom, programs }: Life): Promise<void> {
  await letPass(newsroom, stoppedMs);
  const successor = programs.length === 1 ? startProgram(newsroom.env(0)) : undefined;
  const others = [...(successor ? [successor] : []), ...programs.filter((program) => !program.isStopped())];
  const isOver = () => others.every((program) => program.isOver());
  if (successor) await untilLive([successor], isOver);
  await untilQuiet(newsroom, isOver);
  for (const program of programs) program.kill("SIGCONT");
  await sleep(survivalMs);
  successor?.kill();
  await successor?.ended;
  if (successor) newsroom.flushes.note(successor.flushes());
}
