import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { startDiscord } from "../servers/discord.ts";
import { startSlack } from "../servers/slack.ts";
import { readable } from "../servers/slack-reading.ts";
import { startWeb } from "../servers/web.ts";
import { npx } from "./npx.ts";

const pauseMs = 100;
const maxTries = 600;
const headline = "Ferries return to the old harbour";
const page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>';
const feed = (date: Date) => `<rss version="2.0"><channel><title>Harbour Times</title>
<item><title>${headline}</title><link>http://news.test/ferries</link><pubDate>${date.toUTCString()}</pubDate>
<description>${"After ten years boats cross the bay again, the port authority said. ".repeat(12)}</description></item>
</channel></rss>`;

/**
 * From the tokens to the first digest, as a newcomer with a Slack, a Discord and a page with a feed: all of it
 * on the loopback interface. Throws if any of it fails.
 * @param installed the folder with the package, where the demo has run
 */
export async function tryOwnNews(installed: string, variables: NodeJS.ProcessEnv): Promise<void> {
  const [slack, discord, web] = await Promise.all([startSlack(), startDiscord(), startWeb()]);
  web.pages.set("/", page).set("/feed", feed(new Date(Date.now() - 3_600_000)));
  const env = {
    ...variables,
    SLACK_API_URL: slack.credentials.apiUrl,
    DISCORD_API_URL: discord.apiUrl,
    FETCH_ALLOW: "127.0.0.1",
  };
  try {
    const secrets = { SLACK_BOT_TOKEN: slack.credentials.botToken, DISCORD_TOKEN: discord.token };
    const words = ["init", "--yes", "--slack-app-token-file", "-", "--zone", "Asia/Taipei"];
    const more = ["--feed", web.url("/", "127.0.0.1"), "--digest", "#general"];
    const setUp = npx([...words, ...more], installed, { ...env, ...secrets });
    setUp.child.stdin.end(slack.credentials.appToken);
    const [said, status] = await Promise.all([text(setUp.child.stdout), setUp.ended]);
    if (status !== 0 || !said.includes("in #general")) throw new Error(`init ended with ${status}:\n${said}`);
    const service = npx([], installed, env);
    let live = "";
    for (const stream of [service.child.stdout, service.child.stderr])
      stream.on("data", (data) => (live += data));
    await until(() => live.includes("Live on"), "the service did not come up");
    const answered = async (words: string) => {
      await slack.command(words);
      return readable((await slack.waitForReply()).blocks ?? []);
    };
    if (!(await answered("ferries")).includes(headline))
      throw new Error("/news was not answered from the feed");
    await answered("digest now");
    await until(() => isPosted(slack.posted), "no digest was posted");
    service.stop();
    await service.ended;
  } finally {
    await Promise.all([slack.stop(), discord.stop(), web.close()]);
  }
}

type SlackPosts = Awaited<ReturnType<typeof startSlack>>["posted"];

const isPosted = (posted: SlackPosts): boolean =>
  posted.some(
    ({ channel, onlyFor, blocks }) =>
      channel === "C0GENERAL" && !onlyFor && readable(blocks ?? []).includes(headline),
  );

async function until(check: () => boolean, otherwise: string): Promise<void> {
  for (let tries = 0; !check(); tries++) {
    if (tries > maxTries) throw new Error(otherwise);
    await sleep(pauseMs);
  }
}
