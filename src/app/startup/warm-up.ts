import { yieldToEventLoop } from "../../async/yield.ts";
import { interpret } from "../../bot/interpret/interpret.ts";
import { questionLanguage } from "../../bot/question-language.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import { columnsOf } from "../../text/columns.ts";
import type { App } from "../app.ts";

/**
 * Of each kind: a question, a search, an order with its time; in both languages, and in English with a
 * character that is not of Latin-1 too, since V8 compiles an expression for such texts anew.
 */
const sayings = [
  "what's new about the harbour since yesterday?",
  "what’s new about the harbour since yesterday?",
  "post the top 5 on mondays and every friday morning at 8:30, taipei time",
  "post the top 5 on mondays and every friday morning at 8:30, taipei time…",
  "新港口昨天有什麼新聞？",
  "每個工作日早上八點發布",
];

/** Measuring it loads the expressions of all emoji, which are compiled for 12 ms. */
const accented = "a\u0301";

/** V8 interprets an expression at first and compiles it when it is used again. */
const rounds = 2;

/**
 * Reads and searches before anybody asks: the first times take several times as long, since code is
 * compiled, and the dictionary is loaded.
 */
export async function warmUp({ index }: Pick<App, "index">, { timeZone: zone }: { timeZone: string }) {
  columnsOf(accented);
  await yieldToEventLoop();
  for (const said of Array.from({ length: rounds }, () => sayings).flat()) {
    const now = Date.now();
    questionLanguage({ kind: "mention", text: said });
    interpret(said, { now, zone });
    await yieldToEventLoop();
    await index.search(parseQuery(said, { now, zone }), { limit: 1 });
    await yieldToEventLoop();
  }
}
