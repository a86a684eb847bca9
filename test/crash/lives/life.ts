import { setTimeout as sleep } from "node:timers/promises";
import type { CrashNewsroom } from "../newsroom/newsroom.ts";
import { clocks, describePlan, type Plan } from "./plan.ts";
import { interruptAt, pointNamed } from "./points.ts";
import { type Program, startProgram } from "./processes.ts";
import { nextWorkOrDoubt, untilLive, untilQuiet } from "./quiet.ts";
import { continueStopped, isAmiss, type Life, strike, survive, trapOf } from "./strike.ts";

/** Ends a run that neither meets its point nor becomes quiet; long, for a busy machine. */
const maxLifeMs = 120_000;

/** Starts the processes and does with them what is planned; returns whether that point was reached. */
export async function liveAndDie(newsroom: CrashNewsroom, plan: Plan, usualMs: number): Promise<boolean> {
  newsroom.clock.setWrong(clocks[plan.clock]);
  const from = newsroom.now();
  const life: Life = { newsroom, plan, programs: [], isStruck: false };
  const restarted = newsroom.history.begin();
  const struck = Promise.withResolvers<void>();
  const act = () => {
    strike(life);
    struck.resolve();
  };
  const { nth, point, victim } = plan;
  newsroom.interruptBy(
    interruptAt(
      pointNamed[point],
      { nth, restarted, othersLive: victim !== undefined || isAmiss(plan) },
      act,
    ),
  );
  life.programs = startAll(newsroom, plan);
  const timers = timersOf(life, usualMs, act);
  const trouble = plan.losesStore && sleep(0.8 * usualMs).then(newsroom.store.crash);
  if (plan.asks) void askForDigest(life);
  const isQuiet = await Promise.race([struck.promise, untilQuietOrTrapped(life)]);
  if (isQuiet && pointNamed[point].afterStop) await stopInOrder(life);
  const isHit = life.isStruck || life.programs.some((program) => program.isStopped() || program.wasKilled());
  if (isHit) await (plan.end.startsWith("stopped") ? continueStopped(life) : survive(life));
  for (const timer of timers) clearTimeout(timer);
  await endAll(life);
  await trouble;
  newsroom.history.record(newsroom, from, {
    isUp: !isAmiss(plan) && !plan.losesStore,
    plan: describePlan(plan),
  });
  assertPlanned(life);
  return isHit;
}

const startAll = (newsroom: CrashNewsroom, plan?: Plan) =>
  Array.from({ length: newsroom.processes }, (_, number) =>
    startProgram(newsroom.env(number), plan && trapOf(plan)),
  );

/** The messages held back by the life before arrive when this one is at work. */
function timersOf({ newsroom, plan, programs }: Life, usualMs: number, act: () => void): NodeJS.Timeout[] {
  return [
    setTimeout(newsroom.history.arrive, plan.share * usualMs),
    setTimeout(() => programs.forEach((program) => void program.kill()), maxLifeMs),
    ...(plan.point === "random moment" ? [setTimeout(act, plan.share * usualMs)] : []),
  ];
}

/** True if everything is done; false if a process was stopped or killed by its trap. */
async function untilQuietOrTrapped({ newsroom, programs }: Life): Promise<boolean> {
  const isTrapped = () => programs.some((program) => program.isOver() || program.isStopped());
  await untilLive(programs, isTrapped);
  return untilQuiet(newsroom, isTrapped);
}

async function stopInOrder({ programs }: Life): Promise<void> {
  for (const program of programs) program.kill("SIGTERM");
  await Promise.all(programs.map(({ ended }) => ended));
}

async function endAll({ newsroom, programs }: Life): Promise<void> {
  for (const program of programs) program.kill();
  await Promise.all(programs.map(({ ended }) => ended));
  // Requests in flight are carried out or dropped before the next run.
  await sleep(60);
  for (const program of programs) newsroom.flushes.note(program.flushes());
}

/** A process may end by itself only if its store, its disk or another process gives it a reason. */
function assertPlanned({ programs, plan }: Life): void {
  const quitter = programs.find((program) => program.exitCode());
  if (!quitter || isAmiss(plan) || plan.losesStore) return;
  throw unplanned(quitter);
}

const unplanned = ({ exitCode, said }: Program): Error =>
  new Error(`a process ended by itself, or not in order, with code ${exitCode()}: ${said.join("\n")}`);

/** As soon as the process is connected a person types "digest now" twice. */
async function askForDigest({ newsroom: { discord }, programs: [first] }: Life): Promise<void> {
  const before = discord.gateway.identified;
  while (discord.gateway.identified === before && !first?.isOver()) await sleep(5);
  if (first?.isOver() || discord.world.commands.length === 0) return;
  for (let times = 0; times < 2; times++) discord.command("newsdesk digest now");
}

/** A life without a kill, until everything due is done; then the processes are asked to stop. */
export async function liveInPeace(newsroom: CrashNewsroom): Promise<void> {
  newsroom.clock.setWrong(0);
  newsroom.interruptBy(() => "go");
  await newsroom.history.arrive();
  const from = newsroom.now();
  const programs = startAll(newsroom);
  const isOver = () => programs.some((program) => program.isOver());
  await untilLive(programs, isOver);
  await untilQuiet(newsroom, isOver, nextWorkOrDoubt);
  const ended = programs.map((program) => program.isOver());
  for (const program of programs) program.kill("SIGTERM");
  await Promise.all(programs.map((program) => program.ended));
  for (const program of programs) newsroom.flushes.note(program.flushes());
  newsroom.history.record(newsroom, from, { isUp: true, plan: "in peace" });
  const failed = programs.find((program, number) => ended[number] || program.exitCode() !== 0);
  if (failed) throw unplanned(failed);
}
