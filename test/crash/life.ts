import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CrashNewsroom } from "./newsroom.ts";
import { killAt, type Point } from "./points.ts";

const root = join(import.meta.dirname, "../..");

/** A life in which nothing is due at the point ends after so long, in milliseconds. */
const longestLifeMs = 20_000;

function start(newsroom: CrashNewsroom): ChildProcess {
  const preload = ["./src/runtime.js", "./test/crash/clock.js"].flatMap((file) => ["--import", file]);
  const child = spawn(process.execPath, [...preload, "src/main.ts"], {
    cwd: root,
    env: { PATH: process.env.PATH, ...newsroom.env() },
    stdio: ["ignore", "ignore", "inherit"],
  });
  // Where this test itself breaks off, nothing is left running.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}

/** Starts the process, kills it at the point, and gives back whether the point was hit. */
export async function liveAndDie(
  newsroom: CrashNewsroom,
  point: Point,
  choice: { afterMs: number; nth: number },
): Promise<boolean> {
  const claimsBefore = newsroom.claims();
  const child = start(newsroom);
  const ended = once(child, "exit");
  let isHit = false;
  const kill = () => {
    isHit = true;
    child.kill("SIGKILL");
  };
  newsroom.interruptBy(killAt(point, choice.nth, kill));
  const guard = setTimeout(() => child.kill("SIGKILL"), longestLifeMs);
  if (point === "random") setTimeout(kill, choice.afterMs);
  while (point === "claimed" && !isHit && child.exitCode === null && child.signalCode === null) {
    if (newsroom.claims() > claimsBefore) kill();
    else await sleep(1);
  }
  await ended;
  clearTimeout(guard);
  if (child.exitCode !== null) throw new Error(`the process ended by itself with code ${child.exitCode}`);
  // What is on its way is carried out or dropped before the next life begins.
  await sleep(100);
  return isHit;
}

/** A life without accidents: until all that is due is done, then it is asked to stop. */
export async function liveInPeace(newsroom: CrashNewsroom, isDone: () => Promise<boolean>): Promise<void> {
  newsroom.interruptBy(() => "go");
  const child = start(newsroom);
  const ended = once(child, "exit");
  const deadline = Date.now() + longestLifeMs;
  while (!(await isDone()) && Date.now() < deadline) await sleep(100);
  child.kill("SIGTERM");
  await ended;
}
