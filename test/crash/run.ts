import { parseArgs } from "node:util";
import { createRandom } from "../../src/eval/random.ts";
import { liveAndDie, liveInPeace } from "./life.ts";
import { hourMs, openNewsroom } from "./newsroom.ts";
import { type Point, pointOf, points } from "./points.ts";
import { correctedIn, readLedger, seenBy, tally } from "./tally.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    store: { type: "string", default: "sqlite" },
    processes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const kills = Number(values.kills);
const random = createRandom(values.seed);
const processes = Number(values.processes);
const store = values.store === "postgres" ? "postgres" : "sqlite";
const shared = `--store ${store} --processes ${processes}`;
console.log(
  `seed ${values.seed}; the same run again: npm run test:crash -- ${shared} --kills ${kills} --seed ${values.seed}`,
);

const newsroom = await openNewsroom({ store, processes });
let crashes = 0;
const hits = new Map<Point, number>(points.map((point) => [point, 0]));
/** The time from start to the first posts: random moments are within a little more than that. */
let lifeMs = 3_000;

for (let kill = 0; kill < kills; kill++) {
  newsroom.clock.aheadMs += hourMs;
  newsroom.write();
  if (kill % 2 === 1) newsroom.correct();
  const point = pointOf(kill);
  const begun = performance.now();
  const losesStore = newsroom.store.crash !== undefined && kill % 5 === 4;
  const choice = {
    ...{ afterMs: lifeMs * ((losesStore ? 1 : 0.3) + random()), nth: 1 + Math.floor(random() * 6) },
    ...{ lifeMs, asks: kill % 3 === 2 },
    victim: processes > 1 && kill % 4 > 1 ? Math.floor(random() * processes) : undefined,
    losesStore,
  };
  if (losesStore) crashes++;
  const isHit = await liveAndDie(newsroom, point, choice);
  if (isHit) hits.set(point, (hits.get(point) ?? 0) + 1);
  if (isHit && point !== "random") lifeMs = 0.8 * lifeMs + 0.2 * (performance.now() - begun);
  if ((kill + 1) % 10 === 0)
    console.log(`${kill + 1} of ${kills} kills, ${seenBy(newsroom).length} messages`);
}

// Twice, an hour later, everything due can be done undisturbed.
for (let hours = 0; hours < 2; hours++) {
  newsroom.clock.aheadMs += hourMs;
  const quietSince = { messages: -1, at: 0 };
  await liveInPeace(newsroom, async () => {
    const messages = seenBy(newsroom).length;
    if (messages !== quietSince.messages) Object.assign(quietSince, { messages, at: Date.now() });
    return Date.now() - quietSince.at > 4_000 && (await readLedger(newsroom)).isDone;
  });
}

const { doubts, isDone } = await readLedger(newsroom);
const { lost, doubled, uncertain } = tally(newsroom.orders, newsroom.written, seenBy(newsroom), doubts);
// A killed process answers people late or not at all.
const violations = [...newsroom.slack.violations, ...newsroom.discord.violations].filter(
  (violation) => !/^an answer after 3 seconds$|^a token that is unknown/.test(violation),
);
const missed = kills >= 2 * points.length ? points.filter((point) => !hits.get(point)) : [];
console.log(
  `  ${await newsroom.postedOnRequest()} digests posted on request, ${correctedIn(newsroom)} corrections shown`,
);
await newsroom.close();
if (crashes) console.log(`  the database crashed ${crashes} times`);
for (const [point, count] of hits) console.log(`  killed ${count} times: ${point}`);
for (const problem of [...lost.map((one) => `lost: ${one}`), ...doubled.map((one) => `doubled: ${one}`)])
  console.log(problem);
for (const violation of new Set(violations)) console.log(`refused by the platform: ${violation}`);
for (const point of missed) console.log(`never hit: ${point}`);
if (!isDone) console.log("something is still under way");
console.log(`${kills} kills: ${lost.length} lost, ${doubled.length} doubled, ${uncertain.length} uncertain`);
process.exit(lost.length + doubled.length + violations.length + missed.length > 0 || !isDone ? 1 : 0);
