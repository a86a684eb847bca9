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

/** A subscription, and whether deliveries to its channel can be looked up. */
export type CrashSubscription = {
  id: string;
  kind: "digest" | "follow";
  channel: ChannelRef;
  canLookUp: boolean;
};

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

type Setting = { store: "sqlite" | "postgres"; processes: number };

/** A store, both platforms, and in channels of four tenants an hourly digest and a follow; in one no look-up works. */
export async function openNewsroom({ store: kind, processes }: Setting) {
  const folder = mkdtempSync(join(tmpdir(), "newsdesk-crash-"));
  const corpus = join(folder, "corpus");
  mkdirSync(corpus);
  const store = kind === "postgres" ? await postgresStore(folder) : sqliteStore(folder);
  // Half past, so that no slot comes while a process runs.
  const begun = Date.now();
  const clock = { aheadMs: hourMs / 2 - (begun % hourMs) };
  const now = () => Date.now() + clock.aheadMs;
  const slack = await startSlack({ mode: "http", now });
  const discord = await startDiscord(now);
  // Private channels cannot be read: a delivery that may have been posted there stays uncertain.
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
    { channel: inSlack("T0FIRST", "C0GENERAL"), canLookUp: true },
    { channel: inSlack("T0OTHER", "G0EDITORS"), canLookUp: false },
    { channel: discord.channel, canLookUp: true },
    { channel: inDiscord, canLookUp: true },
  ]);
  const storyFile = (story: number) => join(corpus, `${story}.md`);
  let written = 0;
  return {
    ...{ store, processes, clock, now, slack, discord, orders },
    /** A process's environment variables. */
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
    /** Adds one more story: "Aluminium story 12 ends". */
    write() {
      written++;
      writeFileSync(storyFile(written), storyText(written, "ends"));
    },
    /** Corrects the story before: "Aluminium story 11 ends well". */
    correct() {
      if (written > 1) writeFileSync(storyFile(written - 1), storyText(written - 1, "ends well"));
    },
    get written() {
      return written;
    },
    /** Interrupts requests to post on both platforms. */
    interruptBy(interrupt: Interrupt) {
      slack.interrupt = interrupt;
      discord.interrupt = interrupt;
    },
    /** The number of claims of all deliveries. */
    claims: () => store.ask("select coalesce(sum(attempts), 0) as answer from deliveries"),
    /** The number of digests posted on request: slots are on the full hour. */
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
  places: Pick<CrashSubscription, "channel" | "canLookUp">[],
): Promise<CrashSubscription[]> {
  const storage = await store.open();
  const orders: CrashSubscription[] = [];
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
