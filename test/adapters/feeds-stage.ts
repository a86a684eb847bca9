import { onTestFinished } from "vitest";
import type { Newsroom } from "../bot/newsroom.ts";
import { openFeedDesk } from "../ingest/feeds/feed-desk.ts";
import { startWeb } from "../servers/web.ts";

/** Gives a bot a feed of three entries, which the operators may change. */
export async function withFeed({ deps }: Newsroom, ...operators: string[]) {
  const [web, desk] = await Promise.all([startWeb(), openFeedDesk()]);
  onTestFinished(async () => {
    await desk.close();
    await web.close();
  });
  const items = ["Chips at sea", "TSMC grows", "Horoscope"].map(
    (title) => `<item><title>${title}</title></item>`,
  );
  web.pages.set("/feed", `<rss version="2.0"><channel><title>Quay</title>${items.join("")}</channel></rss>`);
  deps.feeding = { feedService: desk.service, operators };
  await desk.service.add(web.url("/feed", "127.0.0.1"), { fullText: false });
  return {
    rules: async () => (await desk.service.rules.list()).map(({ kind, text }) => `${kind} ${text}`),
  };
}
