import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startSlack } from "../servers/slack.ts";
import { readable } from "../servers/slack-reading.ts";
import { type Newsroom, openNewsroom } from "../service/newsroom.ts";
import { until } from "../until.ts";
import { unpack } from "./saved-folders.ts";

const hourMs = 3_600_000;
const told = "Ferries return to the old harbour";
const since = "Ferries get a second boat";
const zone = "Asia/Taipei";

/** What each saved folder's version had kept of a preference, and whether it had posted a digest. */
const saved = [
  { name: "123e13e", keptPreference: false, posted: false },
  { name: "29a9fa1", keptPreference: true, posted: true },
  { name: "4da3d31", keptPreference: true, posted: true },
];

describe.each(saved)("the data folder that $name saved", ({ name, keptPreference, posted }) => {
  let folder: string;
  let newsroom: Newsroom;
  let slack: Awaited<ReturnType<typeof startSlack>>;
  let begun: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    const data = await unpack(name, join(folder, "data"));
    const toldAt = publishedAt(join(data, "newsdesk.sqlite"), told);
    begun = toldAt + 2 * hourMs;
    newsroom = await openNewsroom(new Date(begun).toISOString());
    slack = await startSlack({ now: () => newsroom.clock.now, issued: 1_000 });
    // The files that the version had, and one that came since.
    const corpus = join(folder, "corpus");
    await cp("corpus", corpus, { recursive: true });
    const text = "After ten years boats cross the bay again, the port authority said.";
    await writeFile(join(corpus, "ferries.md"), storyFile(told, toldAt, "ferries", text));
    const news = "A second boat crosses the bay from Monday on, the company said.";
    await writeFile(join(corpus, "boat.md"), storyFile(since, begun - hourMs / 2, "boat", news));
    await newsroom.start({
      NEWSDESK_DATA: data,
      NEWSDESK_CORPUS: corpus,
      SLACK_BOT_TOKEN: slack.credentials.botToken,
      SLACK_APP_TOKEN: slack.credentials.appToken,
      SLACK_API_URL: slack.credentials.apiUrl,
      SLACK_MANAGERS: "everyone",
    });
  });
  afterEach(async () => {
    await newsroom.end();
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const posts = () => slack.posted.filter((one) => !one.onlyFor).map(({ blocks }) => readable(blocks ?? []));
  /** What only the asker sees. */
  const answers = () => slack.posted.filter(({ onlyFor }) => onlyFor);
  const answerTo = async (words: string) => {
    const before = answers().length;
    await slack.command(words);
    await until(() => expect(answers().length).toBeGreaterThan(before));
    return readable(answers().at(-1)?.blocks ?? []);
  };

  test("is asked as before, and knows what it was told", async () => {
    expect(await answerTo("tsmc")).toContain("2-nanometer");
    expect(await answerTo("harbour")).toContain(told);
    expect(await answerTo("digest status")).toContain("08:30");
    expect(await answerTo("following")).toContain("ferries");
    expect((await answerTo("settings")).includes("Berlin")).toBe(keptPreference);
  });

  test("posts as before: its alert and its digest once, and nothing that it has posted", async () => {
    await until(() => expect(posts()).toEqual([expect.stringContaining(since)]));
    newsroom.clock.now = nextDigest(begun) + 5_000;
    await until(() => expect(posts().length).toBeGreaterThan(1));
    await newsroom.nextRuns();
    const digests = posts().slice(1);
    expect(digests).toHaveLength(1);
    expect(digests[0]).toContain(since);
    expect(digests[0]?.includes(told)).toBe(!posted);
  });
});

const storyFile = (title: string, at: number, page: string, text: string): string =>
  `---\ntitle: ${title}\ndate: ${new Date(at).toISOString()}\nsource: Harbour Times\nurl: https://news.example/${page}\n---\n${text}\n`;

function publishedAt(path: string, title: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare("select published_at as at from articles where title = ?").get(title);
  database.close();
  return Number(row?.at);
}

/** The next weekday's 08:30. */
function nextDigest(after: number): number {
  let time = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).withPlainTime("08:30");
  while (time.epochMilliseconds <= after || time.dayOfWeek > 5) time = time.add({ days: 1 });
  return time.epochMilliseconds;
}
