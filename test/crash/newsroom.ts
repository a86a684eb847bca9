import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChannelRef } from "../../src/chat/message.ts";
import { startDiscord } from "../servers/discord.ts";
import type { Interrupt } from "../servers/interrupt.ts";
import { startSlack } from "../servers/slack.ts";
import { install } from "./install.ts";
import { postgresStore, type Store, sqliteStore } from "./store.ts";

export const hourMs = 3_600_000;

/** A standing order, and whether the platform can tell whether something was posted in its channel. */
export type Order = { id: string; kind: "digest" | "follow"; channel: ChannelRef; tells: boolean };

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

type Setting = { store: "sqlite" | "postgres"; processes: number };

/** A store, both platforms, a digest an hour and a follow, in channels of four tenants; one cannot be looked up. */
export async function openNewsroom({ store: kind, processes }: Setting) {
  const folder = mkdtempSync(join(tmpdir(), "newsdesk-crash-"));
  const corpus = join(folder, "corpus");
  mkdirSync(corpus);
  const store = kind === "postgres" ? await postgresStore(folder) : sqliteStore(folder);
  // Half past, so that no slot comes by itself while the test runs.
  const begun = Date.now();
  const clock = { aheadMs: hourMs / 2 - (begun % hourMs) };
  const now = () => Date.now() + clock.aheadMs;
  const slack = await startSlack({ mode: "http", now });
  const discord = await startDiscord(now);
  // Private channels cannot be read any more: what may have been posted there stays uncertain.
  slack.workspace.scopes.delete("groups:history");
  const elsewhere = discord.world.addServer(1);
  const inDiscord = {
    platform: "discord",
    tenant: elsewhere.guildId,
    channel: elsewhere.channelIds[0] ?? "",
  };
  const inSlack = (tenant: string, channel: string) => ({ platform: "slack", tenant, channel });
  const app = await install(slack, store, ["T0FIRST", "T0OTHER"]);
  const orders = await placeOrders(store, now(), [
    { channel: inSlack("T0FIRST", "C0GENERAL"), tells: true },
    { channel: inSlack("T0OTHER", "G0EDITORS"), tells: false },
    { channel: discord.channel, tells: true },
    { channel: inDiscord, tells: true },
  ]);
  const storyFile = (story: number) => join(corpus, `${story}.md`);
  let written = 0;
  return {
    ...{ store, processes, clock, now, slack, discord, orders },
    /** A process's environment. */
    env: (process: number) => ({
      ...store.variables(process),
      NEWSDESK_CORPUS: corpus,
      TIME_ZONE: "UTC",
      WEB_PORT: "0",
      ...app,
      SLACK_API_URL: slack.credentials.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      CRASH_CLOCK_AHEAD_MS: String(clock.aheadMs),
    }),
    /** One more story is there to be read: "Aluminium story 12 ends". */
    write() {
      written++;
      writeFileSync(storyFile(written), storyText(written, "ends"));
    },
    /** The story before is corrected: "Aluminium story 11 ends well". */
    correct() {
      if (written > 1) writeFileSync(storyFile(written - 1), storyText(written - 1, "ends well"));
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
    claims: () => store.ask("select coalesce(sum(attempts), 0) as answer from deliveries"),
    /** How many digests were posted because somebody asked for one: slots lie on the full hour. */
    postedOnRequest: () =>
      store.ask(
        `select count(*) as answer from deliveries where state = 'sent' and due_at % ${hourMs} != 0
          and subscription_id in (select id from subscriptions)`,
      ),
    async close() {
      await slack.stop();
      await discord.stop();
      await store.end();
      rmSync(folder, { recursive: true });
    },
  };
}

const storyText = (story: number, end: string): string =>
  `---\ntitle: Aluminium story ${story} ${end}\n---\n\nStory ${story}.\n`;

export type CrashNewsroom = Awaited<ReturnType<typeof openNewsroom>>;

async function placeOrders(
  store: Store,
  now: number,
  places: Pick<Order, "channel" | "tells">[],
): Promise<Order[]> {
  const storage = await store.open();
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
