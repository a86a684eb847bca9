import { yieldToEventLoop } from "../../async/yield.ts";
import { interpret } from "../../bot/interpret/interpret.ts";
import { readingsOf } from "../../search/aliases/pinyin.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { App } from "../app.ts";

/** Of each kind: a question, a search, an order with its time; in both languages. */
const sayings = [
  "what's new about the harbour since yesterday?",
  "post the news at 8 every weekday",
  "新港口昨天有什麼新聞？",
  "每個工作日早上八點發布",
];

/**
 * Reads and searches once, before anybody asks: the first time takes several times as long, since code is
 * compiled, and the dictionary and the readings of characters are loaded.
 */
export async function warmUp({ index }: Pick<App, "index">, { timeZone: zone }: { timeZone: string }) {
  readingsOf("新港");
  await yieldToEventLoop();
  for (const said of sayings) {
    const now = Date.now();
    interpret(said, { now, zone });
    await yieldToEventLoop();
    await index.search(parseQuery(said, { now, zone }), { limit: 1 });
    await yieldToEventLoop();
  }
}
