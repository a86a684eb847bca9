import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ChannelRef } from "../../src/chat/message.ts";
import { openStorage } from "../../src/storage/sqlite.ts";
import { startDiscord } from "../servers/discord.ts";
import type { Interrupt } from "../servers/interrupt.ts";
import { startSlack } from "../servers/slack.ts";

export const hourMs = 3_600_000;

/** A standing order, and whether the platform can tell whether something was posted in its channel. */
export type Order = { id: string; kind: "digest" | "follow"; channel: ChannelRef; tells: boolean };

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

/** A data folder, both platforms, a digest an hour and a follow, in channels that can be looked up and one that cannot. */
export async function openNewsroom() {
  const folder = mkdtempSync(join(tmpdir(), "newsdesk-crash-"));
  const corpus = join(folder, "corpus");
  mkdirSync(corpus);
  const file = join(folder, "newsdesk.sqlite");
  // Half past, so that no slot comes by itself while the test runs.
  const begun = Date.now();
  const clock = { aheadMs: hourMs / 2 - (begun % hourMs) };
  const now = () => Date.now() + clock.aheadMs;
  const slack = await startSlack({ now });
  const discord = await startDiscord(now);
  // Private channels cannot be read any more: what may have been posted there stays uncertain.
  slack.workspace.scopes.delete("groups:history");
  const inSlack = (channel: string) => ({ platform: "slack", tenant: slack.workspace.team, channel });
  const orders = await placeOrders(file, now(), [
    { channel: inSlack("C0GENERAL"), tells: true },
    { channel: inSlack("G0EDITORS"), tells: false },
    { channel: discord.channel, tells: true },
  ]);
  let written = 0;
  return {
    ...{ folder, file, clock, now, slack, discord, orders },
    /** The process's environment. */
    env: () => ({
      NEWSDESK_DATA: folder,
      NEWSDESK_CORPUS: corpus,
      TIME_ZONE: "UTC",
      WEB_PORT: "0",
      SLACK_BOT_TOKEN: slack.credentials.botToken,
      SLACK_APP_TOKEN: slack.credentials.appToken,
      SLACK_API_URL: slack.credentials.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      CRASH_CLOCK_AHEAD_MS: String(clock.aheadMs),
    }),
    /** One more story is there to be read: "Aluminium story 12 ends". */
    write() {
      written++;
      writeFileSync(
        join(corpus, `${written}.md`),
        `---\ntitle: Aluminium story ${written} ends\n---\n\nStory ${written}.\n`,
      );
    },
    get written() {
      return written;
    },
    /** What comes between a request to post and its answer, on both platforms. */
    interruptBy(interrupt: Interrupt) {
      slack.interrupt = interrupt;
      discord.interrupt = interrupt;
    },
    /** How often deliveries were claimed so far. */
    claims(): number {
      const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
      const row = database.prepare("select coalesce(sum(attempts), 0) as claims from deliveries").get();
      database.close();
      return Number(row?.claims);
    },
    async close() {
      await slack.stop();
      await discord.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type CrashNewsroom = Awaited<ReturnType<typeof openNewsroom>>;

async function placeOrders(
  file: string,
  now: number,
  places: Pick<Order, "channel" | "tells">[],
): Promise<Order[]> {
  const storage = await openStorage(file);
  const orders: Order[] = [];
  for (const place of places) {
    const { channel } = place;
    const common = { channel, locale: "en", createdAt: now, createdBy: { ...channel, user: "U0ANN" } };
    const schedule = { times: hours, zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7] as (1 | 2)[] };
    const digest = await storage.subscriptions.add({ ...common, schedule, most: 20, coveredUntil: now });
    const follow = await storage.follows.add({ ...common, query: "aluminium", zone: "UTC" });
    orders.push({ ...place, id: digest.id, kind: "digest" }, { ...place, id: follow.id, kind: "follow" });
  }
  await storage.close();
  return orders;
}
