import { yieldToEventLoop } from "../../async/yield.ts";
import type { Config } from "../../config.ts";

/** None takes much more than a tenth of a second of processor time. */
const parts = [
  () => import("../../storage/sqlite/open-sqlite.ts"),
  () => import("../../ingest/fetch/fetcher.ts"),
  () => import("../../ingest/feeds/feed-reader.ts"),
  () => import("../../search/fuzzy-index.ts"),
  () => import("../../bot/interpret/chinese/read-chinese.ts"),
  () => import("../../bot/interpret/interpret.ts"),
  () => import("../../bot/bot.ts"),
];

/** Loads the rest of the program bit by bit, so that health checks are answered meanwhile. */
export async function loadProgram({ slack, discord, web }: Config) {
  const chosen = [
    ...(slack ? [() => import("../../../adapters/slack/index.ts")] : []),
    ...(discord ? [() => import("../../../adapters/discord/index.ts")] : []),
    ...(web.playground ? [() => import("./playground.ts")] : []),
  ];
  for (const load of [...parts, ...chosen]) {
    await load();
    await yieldToEventLoop();
  }
  return import("./serve.ts");
}
