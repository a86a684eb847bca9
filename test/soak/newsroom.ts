import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Random } from "../../src/eval/random.ts";
import { openHistory } from "../crash/history.ts";
import { storyText } from "../crash/newsroom/newsroom.ts";
import { placeOrders } from "../crash/newsroom/orders.ts";
import { sqliteStore } from "../crash/newsroom/store.ts";
import { startDiscord } from "../servers/discord.ts";
import { permission } from "../servers/discord-world.ts";
import { startSlack } from "../servers/slack.ts";
import { startSources } from "./feeds/sources.ts";

/** Long enough for a busy machine: Slack itself waits three seconds and delivers again. */
const ackWithinMs = 15_000;
/** Discord's own is 41 s; so much later a connection that is open at one end only is noticed. */
const heartbeatMs = 5_000;

/** Who may add feeds; each request is another person's. */
export const operators = Array.from({ length: 60 }, (_, number) => `U0OPERATOR${number}`);

export type SoakNewsroom = Awaited<ReturnType<typeof openNewsroom>>;

const minutesAhead = 60;

/** Each minute of the next hour, as "08:30", sorted. */
const nextMinutes = (): string[] =>
  Array.from({ length: minutesAhead }, (_, minute) =>
    new Date(Date.now() + minute * 60_000).toISOString().slice(11, 16),
  ).toSorted();

/** Both platforms, a folder and feeds; in four channels a digest every minute and a follow of the honest stories. */
export async function openNewsroom(random: Random) {
  const folder = mkdtempSync(join(tmpdir(), "newsdesk-soak-"));
  const sources = await startSources(folder, random);
  const store = sqliteStore(join(folder, "data"));
  const slack = await startSlack({ ackWithinMs });
  const discord = await startDiscord();
  discord.gateway.heartbeatMs = heartbeatMs;
  slack.workspace.channels.set("C0DESK", { kind: "public", member: true, creator: "U0ANN" });
  const elsewhere = discord.world.addServer(1, permission.readHistory);
  const inSlack = (channel: string) => ({ platform: "slack", tenant: slack.workspace.team, channel });
  const inDiscord = { ...discord.channel, channel: discord.world.otherChannelId };
  const unread = { platform: "discord", tenant: elsewhere.guildId, channel: elsewhere.channelIds[0] ?? "" };
  const people = { slack: "U0ANN", discord: discord.world.person.id };
  const places = [
    { channel: inSlack("C0DESK"), isReadable: true },
    { channel: inSlack("G0EDITORS"), isReadable: true },
    { channel: inDiscord, isReadable: true },
    { channel: unread, isReadable: false },
  ];
  const orders = await placeOrders(store, Date.now(), people, places, {
    times: nextMinutes(),
    about: "aluminium",
  });
  const writtenAt: number[] = [];
  return {
    ...{ sources, store, slack, discord, orders, writtenAt, history: openHistory() },
    env: {
      ...store.variables(0),
      NEWSDESK_CORPUS: sources.corpus,
      FEEDS: sources.feeds.join(" "),
      FETCH_ALLOW: "127.0.0.1",
      OPERATORS: operators.map((user) => `slack:${user}`).join(","),
      TIME_ZONE: "UTC",
      WEB_PORT: "0",
      SLACK_BOT_TOKEN: slack.credentials.botToken,
      SLACK_APP_TOKEN: slack.credentials.appToken ?? "",
      SLACK_API_URL: slack.credentials.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    },
    /** One more story that every order has to show: "Aluminium story 2 ends". */
    writeStory() {
      writtenAt.push(Date.now());
      const number = writtenAt.length;
      writeFileSync(join(sources.corpus, `story-${number}.md`), storyText(number, "ends"));
    },
    async close() {
      await Promise.all([slack.stop(), discord.stop(), sources.close(), store.end()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
