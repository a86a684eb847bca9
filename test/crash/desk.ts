import { createRandom, type Random } from "../../src/eval/random.ts";
import { dieInMigrations, type MigrationDrill } from "./drills/migrations.ts";
import { collectEvidence, type Evidence } from "./judge/evidence.ts";
import { drawPlans } from "./lives/draw-plans.ts";
import { liveAndDie, liveInPeace } from "./lives/life.ts";
import type { Gap, Plan } from "./lives/plan.ts";
import { letPass, nextWork } from "./lives/quiet.ts";
import { type CrashNewsroom, hourMs, openNewsroom, type StoreKind } from "./newsroom/newsroom.ts";
import { slotMs } from "./newsroom/orders.ts";
import { cutPower } from "./wal.ts";

/** So many kills for each one in a migration, which is over in a moment. */
const killsPerMigration = 20;
/** Every so many kills, one life in peace: what is due must then be done. */
const killsBetweenPeace = 8;

/** What a desk did, besides the evidence: how often it was killed where and how, and what was refused. */
export type DeskRun = {
  evidence: Evidence;
  /** The plans whose point was reached, and those whose was not: the process was killed when nothing was left to do. */
  hits: Plan[];
  misses: Plan[];
  bytesCut: number;
  migrations: MigrationDrill;
  violations: string[];
  onRequest: number;
  corrections: number;
};

type DeskOptions = { kills: number; seed: string; store: StoreKind; processes: number; onKill(): void };

/** One newsroom with all its lives. Several of them work side by side. */
export async function runDesk({ kills, seed, store, processes, onKill }: DeskOptions): Promise<DeskRun> {
  const random = createRandom(seed);
  const newsroom = await openNewsroom({ store, processes });
  const possible = { processes, server: store === "postgres", canFill: newsroom.disk.fill !== undefined };
  const plans = drawPlans(kills, random, possible);
  const run = { hits: [] as Plan[], misses: [] as Plan[], bytesCut: 0 };
  /** The usual time from start to posts: random moments are within a little more than that. */
  let usualMs = 2_000;
  for (const [kill, plan] of plans.entries()) {
    const { isHit, tookMs } = await oneLife(newsroom, plan, usualMs);
    (isHit ? run.hits : run.misses).push(plan);
    if (isHit && plan.point === "request received") usualMs = 0.8 * usualMs + 0.2 * tookMs;
    if (plan.end === "power cut")
      run.bytesCut += cutPower(newsroom.store.file ?? "", newsroom.flushes, random);
    const isPeaceNext = kill % killsBetweenPeace === killsBetweenPeace - 1;
    await noteDoubts(newsroom, plan, isPeaceNext ? "at once" : (plans[kill + 1]?.gap ?? "an hour later"));
    onKill();
    if (isPeaceNext) await liveInPeace(newsroom);
  }
  await settle(newsroom);
  const evidence = await collectEvidence(newsroom);
  const counts = await countsOf(newsroom);
  const migrations = await drillMigrations(newsroom, Math.ceil(kills / killsPerMigration), random);
  await newsroom.close();
  return { ...run, ...counts, evidence, migrations, violations: violationsOf(newsroom) };
}

async function oneLife(newsroom: CrashNewsroom, plan: Plan, usualMs: number) {
  await passGap(newsroom, plan);
  newsroom.write();
  if (newsroom.writtenAt.length % 2 === 0) newsroom.correct();
  const begun = performance.now();
  const isHit = await liveAndDie(newsroom, plan, usualMs);
  return { isHit, tookMs: performance.now() - begun };
}

/** Twice, an hour later, everything due can be done undisturbed. */
async function settle(newsroom: CrashNewsroom): Promise<void> {
  for (let hours = 0; hours < 2; hours++) {
    await letPass(newsroom, hourMs);
    await liveInPeace(newsroom);
  }
}

/** Each process of a server's would migrate it: only files are tried. */
async function drillMigrations(
  { store, disk }: CrashNewsroom,
  times: number,
  random: Random,
): Promise<MigrationDrill> {
  if (!store.file) return { kills: 0, faults: [] };
  return dieInMigrations({ times, random, folder: disk.folder, today: store.file });
}

/** If the life before left nothing to take over, at least until the next slot: each life has work. */
async function passGap(newsroom: CrashNewsroom, plan: Plan): Promise<void> {
  const hasWork = (await nextWork(newsroom)) !== undefined;
  // No platform is so slow.
  if (!hasWork || plan.gap !== "at once") await newsroom.history.arrive();
  const untilSlotMs = slotMs - (newsroom.now() % slotMs) + 1_000;
  newsroom.clock.pass(hasWork ? plan.gapMs : Math.max(plan.gapMs, untilSlotMs));
}

/** Which deliveries came into doubt by this kill, and when the next life begins. */
async function noteDoubts(
  { store, history, now }: CrashNewsroom,
  { end, point }: Plan,
  gap: Gap,
): Promise<void> {
  const kill = `${end === "killed" ? point : `${end}: ${point}`}, back ${gap}`;
  const open = await store.rows("select key from deliveries where state = 'claimed' and begun = 1");
  for (const key of open.map((row) => String(row.key)))
    if (!history.doubtfulSince.has(key)) history.doubtfulSince.set(key, { kill, at: now() });
}

/** A killed process answers people late or not at all. */
const violationsOf = ({ slack, discord }: CrashNewsroom): string[] =>
  [...slack.violations, ...discord.violations].filter(
    (violation) => !/^an answer after 3 seconds$|^a token that is unknown/.test(violation),
  );

/** A corrected story "ends well". */
async function countsOf({
  store,
  slack,
  discord,
}: CrashNewsroom): Promise<Pick<DeskRun, "onRequest" | "corrections">> {
  const onRequest = await store.rows(
    `select count(*) as n from deliveries where state = 'sent' and due_at % ${slotMs} != 0
      and subscription_id in (select id from subscriptions)`,
  );
  const texts = [
    ...slack.posted.map(({ blocks }) => blocks),
    ...discord.posted.map(({ components }) => components),
  ];
  return {
    onRequest: Number(onRequest[0]?.n),
    corrections: texts.filter((text) => JSON.stringify(text ?? "").includes("ends well")).length,
  };
}
