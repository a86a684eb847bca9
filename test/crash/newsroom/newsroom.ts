import { mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { startDiscord } from "../../servers/discord.ts";
import { permission } from "../../servers/discord-world.ts";
import type { Interrupt } from "../../servers/interrupt.ts";
import { startSlack } from "../../servers/slack.ts";
import { openHistory } from "../history.ts";
import { openFlushes } from "../wal.ts";
import { openDisk } from "./disk.ts";
import { install } from "./install.ts";
import { type CrashOrder, placeOrders, slotMs } from "./orders.ts";
import { postgresStore, sqliteStore } from "./store.ts";

export const hourMs = 3_600_000;

export type StoreKind = "sqlite" | "postgres";

/**
 * A store and both platforms; in channels of five tenants, in two of which no history can be read, a digest
 * every five minutes and a follow.
 */
export async function openNewsroom({ store: kind, processes }: { store: StoreKind; processes: number }) {
  const disk = openDisk();
  const { folder } = disk;
  const corpus = join(folder, "corpus");
  mkdirSync(corpus);
  const store = kind === "postgres" ? await postgresStore(folder) : sqliteStore(join(folder, "data"));
  const clock = openClock(join(folder, "clock"));
  const { now } = clock;
  const slack = await startSlack({ mode: "http", now });
  const discord = await startDiscord(now);
  slack.workspace.scopes.delete("groups:history");
  const inSlack = (tenant: string, channel: string) => ({ platform: "slack", tenant, channel });
  const inDiscord = (denied = 0n) => {
    const { guildId, channelIds } = discord.world.addServer(1, denied);
    return { platform: "discord", tenant: guildId, channel: channelIds[0] ?? "" };
  };
  const app = await install(slack, store, ["T0FIRST", "T0OTHER"]);
  const people = { slack: "U0ANN", discord: discord.world.person.id };
  const orders: CrashOrder[] = await placeOrders(store, now(), people, [
    { channel: inSlack("T0FIRST", "C0GENERAL"), isReadable: true },
    { channel: inSlack("T0OTHER", "G0EDITORS"), isReadable: false },
    { channel: discord.channel, isReadable: true },
    { channel: inDiscord(), isReadable: true },
    { channel: inDiscord(permission.readHistory), isReadable: false },
  ]);
  // What comes in before the moment at which an order was set is not for it, even by a clock that is behind.
  clock.pass(4 * hourMs);
  const storyFile = (story: number) => join(corpus, `${story}.md`);
  const writtenAt: number[] = [];
  const history = openHistory();
  return {
    ...{
      store,
      processes,
      clock,
      now,
      slack,
      discord,
      orders,
      disk,
      history,
      writtenAt,
      flushes: openFlushes(),
    },
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
      CRASH_CLOCK: clock.path,
    }),
    /** Adds one more story: "Aluminium story 12 ends". */
    write() {
      writtenAt.push(now());
      writeFileSync(storyFile(writtenAt.length), storyText(writtenAt.length, "ends"));
    },
    /** Corrects the story before: "Aluminium story 11 ends well". */
    correct() {
      const before = writtenAt.length - 1;
      if (before > 0) writeFileSync(storyFile(before), storyText(before, "ends well"));
    },
    /** Interrupts requests to post on both platforms. */
    interruptBy(interrupt: Interrupt) {
      const seen: Interrupt = (phase, key) => {
        if (key) history.requested.add(key);
        return interrupt(phase, key);
      };
      slack.interrupt = seen;
      discord.interrupt = seen;
    },
    /** How many requests the platforms have had: it grows while something happens. */
    requests: () => slack.calls.length + discord.requests.length,
    async close() {
      await slack.stop();
      await discord.stop();
      await store.end();
      disk.end();
    },
  };
}

export const storyText = (story: number, end: string): string =>
  `---\ntitle: Aluminium story ${story} ${end}\n---\n\nStory ${story}.\n`;

export type CrashNewsroom = Awaited<ReturnType<typeof openNewsroom>>;

/** What a judge looks at. */
export type JudgedNewsroom = Pick<
  CrashNewsroom,
  "slack" | "discord" | "orders" | "store" | "writtenAt" | "history"
>;

/** The right clock, which the platforms have, and the clocks of the processes, which they read from a file. */
function openClock(path: string) {
  const file = openSync(path, "w");
  // Between two slots of a digest.
  let aheadMs = slotMs / 2 - (Date.now() % slotMs);
  let wrongByMs = 0;
  const write = () => void writeSync(file, new Float64Array([aheadMs + wrongByMs, aheadMs]), 0, 16, 0);
  write();
  return {
    path,
    now: () => Date.now() + aheadMs,
    /** Time passes. */
    pass(ms: number) {
      aheadMs += Math.ceil(ms);
      write();
    },
    /** The clock of the processes is wrong by so much. */
    setWrong(ms: number) {
      wrongByMs = ms;
      write();
    },
    get wrongByMs() {
      return wrongByMs;
    },
  };
}
