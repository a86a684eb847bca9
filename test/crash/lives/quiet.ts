import { setTimeout as sleep } from "node:timers/promises";
import type { CrashNewsroom } from "../newsroom/newsroom.ts";
import type { Program } from "./processes.ts";

/** Longer than the pause between two rounds of the program's work. */
const idleMs = 1_250;
const pollMs = 25;
/** Of a delivery that a process works on; for a busy machine. One that a failed disk broke off stays claimed. */
const maxWorkMs = 15_000;
/** For work whose time the database does not tell, such as alerts over the hourly limit. */
const unknownWaitMs = 20 * 60_000;
/** Ends a life in which the work never ends. */
const maxPasses = 12;

/** Waits until programs are at work, or `isOver`: before that, nothing that happens means nothing. */
export async function untilLive(programs: Program[], isOver: () => boolean): Promise<void> {
  while (!programs.every((program) => program.isLive()) && !isOver()) await sleep(pollMs);
}

/**
 * Waits until nothing is left to do, or `isOver`: whenever nothing happens, the clock passes on to the
 * next thing that waits. Returns whether everything was done.
 */
export async function untilQuiet(
  newsroom: CrashNewsroom,
  isOver: () => boolean,
  next = nextWork,
): Promise<boolean> {
  for (let passes = 0; passes < maxPasses; passes++) {
    await untilIdle(newsroom, isOver);
    if (isOver()) return false;
    const at = await next(newsroom);
    if (at === undefined) return true;
    const from = newsroom.now();
    await letPass(newsroom, Math.max(at - from - newsroom.clock.wrongByMs, 1_000));
    newsroom.history.leaps.push({ from, to: newsroom.now() });
  }
  return false;
}

/** Time passes at once. What is on its way arrives first: no platform is so slow. */
export async function letPass({ history, clock }: CrashNewsroom, ms: number): Promise<void> {
  await history.arrive();
  clock.pass(ms);
}

/** The clock must not pass over the lease of a delivery that is being posted. */
async function untilIdle(newsroom: CrashNewsroom, isOver: () => boolean): Promise<void> {
  const { requests } = newsroom;
  let seen = { requests: requests(), at: performance.now() };
  while (!isOver()) {
    await sleep(pollMs);
    if (requests() !== seen.requests) seen = { requests: requests(), at: performance.now() };
    if (performance.now() - seen.at < idleMs) continue;
    if (performance.now() - seen.at >= maxWorkMs || !(await isAtWork(newsroom))) return;
  }
}

/** Whether a process has claimed a delivery, and its lease has not ended. */
async function isAtWork({ store, now, clock }: CrashNewsroom): Promise<boolean> {
  const claims = await store.rows(
    `select count(*) as open from deliveries
      where state = 'claimed' and owner is not null and lease_until > ${now() + clock.wrongByMs}`,
  );
  return Number(claims[0]?.open) > 0;
}

/** When the next thing is to be done, by the clock of the processes; undefined if nothing is left. */
export async function nextWork({ store, now }: CrashNewsroom): Promise<number | undefined> {
  const open = await store.rows(
    `select min(coalesce(retry_at, lease_until)) as next from deliveries where state in ('due', 'claimed')`,
  );
  const alerts = await store.rows(
    "select count(*) as waiting from follow_matches where delivery_key is null",
  );
  const next = open[0]?.next;
  if (next !== null && next !== undefined) return Number(next);
  return Number(alerts[0]?.waiting) > 0 ? now() + unknownWaitMs : undefined;
}

/** The same, with the stories of doubtful deliveries: they come with a later one, within hours. */
export async function nextWorkOrDoubt(newsroom: CrashNewsroom): Promise<number | undefined> {
  const work = await nextWork(newsroom);
  if (work !== undefined) return work;
  const doubts = await newsroom.store.rows(
    "select count(*) as open from deliveries where state = 'uncertain' and doubt in ('untold', 'told')",
  );
  return Number(doubts[0]?.open) > 0 ? newsroom.now() + unknownWaitMs : undefined;
}
