import type { Kysely } from "kysely";
import type { ArticleStore } from "../article/store.ts";
import type { Memory } from "../bot/memory.ts";
import type { LongTexts } from "../chat/long-texts.ts";
import type { Ledger, SubscriptionStore } from "../digest/types.ts";
import { createArticleStore } from "./articles.ts";
import { createLedger } from "./ledger.ts";
import { createLongTexts } from "./long-texts.ts";
import { createMemory } from "./memory.ts";
import type { Schema } from "./schema.ts";
import { createSubscriptionStore } from "./subscriptions.ts";

/** Everything that outlives the process. */
export type Storage = {
  articles: ArticleStore;
  subscriptions: SubscriptionStore;
  ledger: Ledger;
  memory: Memory;
  longTexts: LongTexts;
  /** Nothing may be under way any more, and nothing be asked of it afterwards. */
  close(): Promise<void>;
};

/** The stores over one database that has been migrated. */
export function createStorage(db: Kysely<Schema>): Storage {
  return {
    articles: createArticleStore(db),
    subscriptions: createSubscriptionStore(db),
    ledger: createLedger(db),
    memory: createMemory(db),
    longTexts: createLongTexts(db),
    close: () => db.destroy(),
  };
}
