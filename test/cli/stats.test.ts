import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { gatherStatistics } from "../../src/bot/statistics/statistics.ts";
import { describeStatistics } from "../../src/cli/stats/describe.ts";
import { plotStatistics } from "../../src/cli/stats/plot.ts";
import { stats } from "../../src/cli/stats.ts";
import { readConfig } from "../../src/config.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 29, 9);

async function twoDays() {
  const storage = await openStorage(":memory:");
  const { questions, ledger, articles } = storage;
  for (const [words, ago] of [
    ["zeppelin", 1],
    ["zeppelin", 0],
    ["airship", 0],
  ] as const)
    await questions.add("nothing", words, now - ago * dayMs);
  await questions.add("found", "ferry", now);
  const draft = { body: "", tags: [], language: "en", truncated: false };
  const inIsle = (title: string) => ({ ...draft, title, source: "Isle Post", keys: [`url:${title}`] });
  await articles.add([inIsle("one"), inIsle("two")] as never, now);
  for (const [key, lateMs] of [
    ["punctual", 0],
    ["late", 3_600_000],
  ] as const) {
    const dueAt = now - 7_200_000;
    const claimed = await ledger.claim(key, { subscriptionId: "s", dueAt }, now, 60_000);
    const claim = { key, attempts: claimed?.delivery.attempts ?? 0 };
    const edition = { from: 0, to: dueAt };
    await ledger.noteRequest(claim as never, { edition, stories: [] } as never, dueAt + lateMs);
    await ledger.sent(key, { channel: { platform: "slack", tenant: "T", channel: "C" }, message: key });
  }
  const statistics = await gatherStatistics(storage, 2, now);
  await storage.close();
  return statistics;
}

test("the statistics of an installation, day by day", async () => {
  const statistics = await twoDays();
  expect(statistics).toMatchObject({
    days: [
      { day: "2026-11-28", questions: { found: 0, nothing: 1, unmeant: 0 }, articles: 0 },
      {
        day: "2026-11-29",
        questions: { found: 1, nothing: 2, unmeant: 0 },
        articles: 2,
        posts: { sent: 2, late: 1, uncertain: 0, failed: 0 },
      },
    ],
    nothingFound: [
      { words: "zeppelin", questions: 2 },
      { words: "airship", questions: 1 },
    ],
    sources: [{ source: "Isle Post", articles: 2 }],
    inDoubt: 0,
  });
});

test("in words, and as an image that is well-formed", async () => {
  const statistics = await twoDays();
  const text = describeStatistics(statistics);
  expect(text).toContain("Questions         4 ▄█  75 % found nothing, 0 not what was meant");
  expect(text).toContain("1 late, 0 failed, 0 in doubt now");
  expect(text).toContain("        2  zeppelin");
  const image = plotStatistics(statistics);
  expect(image.match(/<rect/g)).toHaveLength(7);
  const quiet = statistics.days.map((one) => ({ ...one, articles: 0 }));
  expect(plotStatistics({ ...statistics, days: quiet })).toMatch(/>Articles<.*, none</s);
  expect(image.match(/<(svg|title|style)\b/g)).toHaveLength(
    image.match(/<\/(svg|title|style)>/g)?.length ?? 0,
  );
});

test("the command says where it drew the days", async () => {
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  const file = join(folder, "stats.svg");
  const said = vi.spyOn(console, "log").mockImplementation(() => {});
  await stats.run(["--svg", file], readConfig({ NEWSDESK_DATA: folder }) as never);
  expect(said.mock.lastCall?.[0]).toContain(`The days are drawn in ${file}.`);
  expect(await readFile(file, "utf8")).toContain("<svg");
  await rm(folder, { recursive: true });
});
