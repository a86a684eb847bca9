import { DatabaseSync } from "node:sqlite";

type SavedRow = Record<string, string>;

/** Tables whose rows are what people and the news have brought, by the columns that never change. */
const kept: Record<string, string[]> = {
  articles: ["id", "title", "added_at"],
  article_keys: ["key", "article_id"],
  subscriptions: ["id", "platform", "tenant", "channel", "number", "time", "zone", "weekdays", "about"],
  follows: ["id", "platform", "tenant", "channel", "number", "query"],
  mutes: ["id", "platform", "tenant", "channel", "number", "query"],
  deliveries: ["key", "subscription_id", "due_at", "state", "message"],
  shown_stories: ["delivery_key", "story_id"],
  preferences: ["platform", "tenant", "kind", "id", "locale", "zone"],
  long_texts: ["key", "text"],
};

/** The kept rows of a database, as far as its version had the tables and columns. */
export function rowsIn(path: string): Map<string, SavedRow[]> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return new Map(
      Object.entries(kept).flatMap(([table, columns]) => {
        const there = database.prepare(`select name from pragma_table_xinfo('${table}')`).all();
        const shown = columns.filter((column) => there.some(({ name }) => name === column));
        if (shown.length === 0) return [];
        const quoted = shown.map((column) => `"${column}"`).join(", ");
        const rows = database.prepare(`select ${quoted} from "${table}"`).all();
        return [[table, rows.map((row) => asText(row))]];
      }),
    );
  } finally {
    database.close();
  }
}

const asText = (row: Record<string, unknown>): SavedRow =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)]));

/** The rows of before that are not there afterwards, each as text. */
export function lostRows(before: Map<string, SavedRow[]>, after: Map<string, SavedRow[]>): string[] {
  return [...before].flatMap(([table, rows]) => {
    const there = after.get(table) ?? [];
    const isThere = (row: SavedRow) =>
      there.some((one) => Object.entries(row).every(([column, value]) => one[column] === value));
    return rows.filter((row) => !isThere(row)).map((row) => `${table} ${JSON.stringify(row)}`);
  });
}
