import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApp } from "../../../src/app/app.ts";
import { openObservability } from "../../../src/app/observability.ts";
import { playgroundOf } from "../../../src/app/startup/playground.ts";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { readConfig } from "../../../src/config.ts";
import { makeEdition } from "../../../src/digest/edition/edition.ts";
import { writeCorpus } from "../../service/process.ts";

/** Newsdesk with its playground on its own port. */
export async function openHouse(
  variables: Record<string, string> = {},
  articles: Record<string, string> = {},
  answer?: OnMessage,
) {
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  const corpus = Object.keys(articles).length ? await writeCorpus(folder, articles) : "corpus";
  const config = readConfig({
    NEWSDESK_DATA: join(folder, "data"),
    NEWSDESK_CORPUS: corpus,
    WEB_PORT: "0",
    TIME_ZONE: "Asia/Taipei",
    ...variables,
  });
  const app = await openApp(config, Date.now);
  const { web, showPlayground } = await openObservability(config, [], Date.now);
  if (web instanceof Error) throw web;
  showPlayground(playgroundOf(app, answer ?? app.answer, config, Date.now));
  return {
    address: web.address,
    /** The digest of the last day. */
    digestOf: () => {
      const now = Date.now();
      const window = { from: now - 24 * 3_600_000, to: now, zone: "Asia/Taipei" };
      return makeEdition({ articles: app.storage.articles, index: app.index }, window);
    },
    async close() {
      await web.stop();
      await app.feedService.stop();
      await app.storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
