import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CrashNewsroom } from "./newsroom.ts";
import { killAt, type Point } from "./points.ts";

const root = join(import.meta.dirname, "../..");

/** Ends a run in which the point is never reached: this many times the usual run, and no sooner than `atLeastMs`. */
const maxRun = { times: 6, atLeastMs: 20_000 };

/** Long, for a busy machine. */
const maxUndisturbedRunMs = 180_000;

function start(newsroom: CrashNewsroom, number: number): ChildProcess {
  const preload = ["./src/runtime.js", "./test/crash/clock.js"].flatMap((file) => ["--import", file]);
  const child = spawn(process.execPath, [...preload, "src/main.ts"], {
    cwd: root,
    env: { PATH: process.env.PATH, ...newsroom.env(number) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  // If this test itself breaks off, nothing is left running.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}

const startAll = (newsroom: CrashNewsroom): ChildProcess[] =>
  Array.from({ length: newsroom.processes }, (_, number) => start(newsroom, number));

/** How long the other processes continue after one was killed. */
const survivalMs = 3_000;

export type Choice = {
  afterMs: number;
  nth: number;
  lifeMs: number;
  /** A person requests a digest. */
  asks: boolean;
  /** The process that is killed while the others continue; undefined if all are killed at once. */
  victim?: number;
  /** The store crashes as the first posts are about to be sent, and starts again. */
  losesStore: boolean;
};

/** Starts the processes and kills one or all at the point; returns whether the point was reached. */
export async function liveAndDie(newsroom: CrashNewsroom, point: Point, choice: Choice): Promise<boolean> {
  const claimsBefore = await newsroom.claims();
  const children = startAll(newsroom);
  const [first] = children as [ChildProcess];
  const ended = Promise.all(children.map((child) => isOver(child) || once(child, "exit")));
  let isHit = false;
  const killAll = () => {
    for (const child of children) child.kill("SIGKILL");
  };
  const kill = () => {
    isHit = true;
    if (choice.victim === undefined) return killAll();
    children[choice.victim]?.kill("SIGKILL");
    setTimeout(killAll, survivalMs);
  };
  newsroom.interruptBy(killAt(point, choice.nth, kill, choice.victim !== undefined));
  const guardMs = Math.max(maxRun.atLeastMs, maxRun.times * choice.lifeMs);
  const guard = setTimeout(killAll, guardMs);
  const trouble = choice.losesStore && sleep(0.8 * choice.lifeMs).then(newsroom.store.crash);
  if (choice.asks) void askForDigest(newsroom, first);
  if (point === "random") setTimeout(kill, choice.afterMs);
  while (point === "claimed" && !isHit && !children.every(isOver)) {
    if ((await newsroom.claims().catch(() => 0)) > claimsBefore) kill();
    else await sleep(1);
  }
  await ended;
  clearTimeout(guard);
  await trouble;
  // A process that finds no store logs it and exits.
  const quitter = children.find(({ exitCode }) => exitCode !== null);
  if (quitter && !trouble) throw new Error(`the process ended by itself with code ${quitter.exitCode}`);
  // Requests in flight are carried out or dropped before the next run.
  await sleep(100);
  return isHit;
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** As soon as the process is connected a person types "digest now" twice. */
async function askForDigest({ discord }: CrashNewsroom, child: ChildProcess): Promise<void> {
  const before = discord.gateway.identified;
  while (discord.gateway.identified === before && !isOver(child)) await sleep(5);
  if (isOver(child) || discord.world.commands.length === 0) return;
  for (let times = 0; times < 2; times++) discord.command("newsdesk digest now");
}

/** A run without a kill, until everything due is done; then the processes are asked to stop. */
export async function liveInPeace(newsroom: CrashNewsroom, isDone: () => Promise<boolean>): Promise<void> {
  newsroom.interruptBy(() => "go");
  const before = newsroom.discord.gateway.identified;
  const children = startAll(newsroom);
  const ended = Promise.all(children.map((child) => once(child, "exit")));
  const deadline = Date.now() + maxUndisturbedRunMs;
  while (newsroom.discord.gateway.identified < before + children.length && Date.now() < deadline)
    await sleep(100);
  while (!(await isDone()) && Date.now() < deadline) await sleep(100);
  for (const child of children) child.kill("SIGTERM");
  await ended;
}
