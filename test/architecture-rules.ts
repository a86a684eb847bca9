// The rules of the house, as data.

/** What each folder may import besides itself and libraries; "type" allows only type imports. */
export const allowed: Record<string, Record<string, "any" | "type">> = {
  "src/async": {},
  "src/text": {},
  "src/locales": {},
  "src/article": {},
  "src/log.ts": { "src/text": "any" },
  "src/token-kinds.ts": {},
  "src/config": { "src/locales": "any", "src/digest": "any", "src/token-kinds.ts": "any" },
  "src/config.ts": { "src/config": "any" },
  "src/search": { "src/article": "any", "src/async": "any", "src/text": "any" },
  "src/eval": { "src/article": "any", "src/search": "any" },
  "src/ingest": { "src/article": "any", "src/async": "any", "src/text": "any" },
  "src/chat": {
    "src/async": "any",
    "src/locales": "any",
    "src/text": "any",
    "src/article": "type",
    "src/search": "type",
  },
  "src/digest": {
    "src/article": "any",
    "src/search": "any",
    "src/chat": "any",
    "src/async": "any",
    "src/locales": "any",
    "src/text": "any",
  },
  "src/bot": {
    "src/article": "any",
    "src/search": "any",
    "src/chat": "any",
    "src/digest": "any",
    "src/ingest": "any",
    "src/async": "any",
    "src/locales": "any",
    "src/text": "any",
  },
  "src/storage": {
    "src/article": "any",
    "src/async": "any",
    "src/chat": "any",
    "src/digest": "any",
    "src/search": "type",
    "src/ingest": "type",
    "src/bot": "type",
    "src/locales": "type",
  },
  "src/ops": {
    "src/article": "any",
    "src/async": "any",
    "src/search": "type",
    "src/ingest": "type",
    "src/chat": "type",
    "src/digest": "type",
  },
  "adapters/slack": {
    "src/chat": "any",
    "src/async": "any",
    "src/locales": "any",
    "src/text": "any",
    "src/search": "type",
  },
  "adapters/discord": {
    "src/chat": "any",
    "src/async": "any",
    "src/locales": "any",
    "src/text": "any",
    "src/search": "type",
  },
  "adapters/terminal": {
    "src/chat": "any",
    "src/async": "any",
    "src/locales": "any",
    "src/text": "any",
    "src/search": "type",
  },
  "adapters/web": {
    "src/chat": "any",
    "src/async": "any",
    "src/locales": "any",
    "src/text": "any",
    "src/search": "type",
  },
};

/** These put everything together and may import anything. */
export const composers = /^src\/(main|cli|bin|version)\.ts$|^src\/(app|cli)\//;

/** Of another adapter the playground takes the views alone: what a platform would show. */
export const otherViews = /^adapters\/web\/\S+ adapters\/(slack|discord)\/views\//;

/** SDKs and the only folder that may import each. */
export const sdks: [RegExp, string][] = [
  [/^@slack\//, "adapters/slack"],
  [/^@opensearch-project\//, "src/search"],
  [/^(discord\.js|@discordjs\/|discord-api-types)/, "adapters/discord"],
];

/**
 * The layers inside a room, the lowest first: a file imports from its own layer and those below. A file
 * belongs to the longest beginning of its path that is named; "" is all else in the room.
 */
export const layers: Record<string, string[]> = {
  "src/search": [
    "structures",
    "text",
    "aliases/extract stories dictionary",
    "aliases",
    "index",
    "query snapshot",
    "retrieve percolate",
    "present",
    "",
  ],
  "src/ingest": [
    "draft.ts sniff.ts lenient-json.ts",
    "text dates decode fetch feeds/feed.ts feeds/feed-error.ts feeds/feed-address.ts feeds/site-feeds.ts feeds/feed-door.ts feeds/feed-doors.ts feeds/find-feed.ts feeds/rules/rule.ts feeds/rules/rule-desk.ts feeds/rules/only-teaser.ts feeds/rules/sort-entries.ts feeds/rules/let-in.ts feeds/rules/page-rules.ts",
    "page feeds/parse",
    "formats",
    "parse",
    "files feeds/poll feeds/pages",
    "",
  ],
  "src/digest": ["", "schedule", "edition", "follows", "delivery"],
  "src/bot": [
    "interpret",
    "bot-deps.ts question-language.ts request-context.ts memory.ts preferences.ts command.ts one-time-action.ts subscriptions.ts statistics",
    "replies",
    "require-manager.ts commands/story personal",
    "commands/search",
    "commands/follow",
    "commands/digest",
    "commands",
    "parse-command.ts",
    "forms talk",
    "",
  ],
  "src/storage": [
    "schema.ts errors.ts batches.ts",
    "articles subscriptions state migrations transfer",
    "storage.ts",
    "sqlite postgres",
    "replica",
  ],
  "adapters/slack": [
    "limits.ts post-refusals.ts errors.ts text.ts manifest.ts",
    "views",
    "outbound install connection",
    "inbound",
    "",
  ],
  "adapters/discord": ["limits.ts post-refusals.ts errors.ts", "commands views", "outbound", "inbound", ""],
};

/** Flat folders that may hold one file more than others: one format, one migration a file. */
export const full = { "src/storage/migrations": 16 } as Record<string, number>;
export const maxFiles = 15;
export const maxLines = 300;
