import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** What each folder may import besides itself and libraries; "type" allows only type imports. */
const allowed: Record<string, Record<string, "any" | "type">> = {
  "src/async": {},
  "src/locales": {},
  "src/article": {},
  "src/log.ts": {},
  "src/config.ts": { "src/locales": "any" },
  "src/search": { "src/article": "any", "src/async": "any" },
  "src/eval": { "src/article": "any", "src/search": "any" },
  "src/ingest": { "src/article": "any", "src/async": "any" },
  "src/chat": { "src/locales": "any", "src/article": "type", "src/search": "type" },
  "src/digest": {
    "src/article": "any",
    "src/search": "any",
    "src/chat": "any",
    "src/async": "any",
    "src/locales": "any",
  },
  "src/bot": {
    "src/article": "any",
    "src/search": "any",
    "src/chat": "any",
    "src/digest": "any",
    "src/ingest": "any",
    "src/async": "any",
    "src/locales": "any",
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
    "src/search": "type",
  },
  "adapters/discord": {
    "src/chat": "any",
    "src/async": "any",
    "src/locales": "any",
    "src/search": "type",
  },
  "adapters/terminal": {
    "src/chat": "any",
    "src/async": "any",
    "src/locales": "any",
    "src/search": "type",
  },
  "adapters/web": {
    "src/chat": "any",
    "src/async": "any",
    "src/locales": "any",
    "src/search": "type",
    "adapters/slack": "any",
    "adapters/discord": "any",
  },
};

/** These put everything together and may import anything. */
const composers = /^src\/(main|cli)\.ts$|^src\/(app|cli)\//;

/** SDKs and the only folder that may import each. */
const sdks: [RegExp, string][] = [
  [/^@slack\//, "adapters/slack"],
  [/^(discord\.js|@discordjs\/|discord-api-types)/, "adapters/discord"],
];

const files = ["src", "adapters"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  )
  .filter((name) => name.endsWith(".ts"));

const roomOf = (file: string): string => file.split("/").slice(0, 2).join("/");

type Import = { from: string; typeOnly: boolean };

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm);
  const dynamic = text.matchAll(/\bimport\("([^"]+)"\)/g);
  return [
    ...[...statements].map((match) => ({ from: match[2] ?? "", typeOnly: Boolean(match[1]) })),
    ...[...dynamic].map((match) => ({ from: match[1] ?? "", typeOnly: false })),
  ];
}

function faultsIn(file: string, imports: Import[]): string[] {
  const room = roomOf(file);
  return imports.flatMap(({ from, typeOnly }) => {
    const owner = sdks.find(([pattern]) => pattern.test(from))?.[1];
    if (owner && owner !== room) return [`${file} imports ${from}, which only ${owner} may import`];
    if (!from.startsWith(".") || composers.test(file)) return [];
    const target = roomOf(relative(root, normalize(join(root, dirname(file), from))));
    if (target === room) return [];
    const rule = allowed[room]?.[target];
    if (!rule) return [`${file} imports ${target}`];
    return rule === "type" && !typeOnly ? [`${file} imports more than types of ${target}`] : [];
  });
}

describe("the source files", () => {
  test("are found", () => expect(files.length).toBeGreaterThan(20));

  test.each(files)("%s imports only what its folder may", (file) => {
    expect(faultsIn(file, importsOf(file))).toEqual([]);
  });

  test.each([
    ["src/search/rank.ts", "../bot/bot.ts", false],
    ["src/chat/reply.ts", "../search/analyze.ts", false],
    ["adapters/slack/views/render.ts", "../../discord/views/render.ts", true],
    ["adapters/slack/views/render.ts", "../../../src/bot/bot.ts", false],
    ["src/bot/bot.ts", "@slack/bolt", true],
    ["src/main.ts", "discord.js", true],
    ["src/log.ts", "./config.ts", true],
  ])("%s may not import %s", (file, from, typeOnly) => {
    expect(faultsIn(file, [{ from, typeOnly }])).toHaveLength(1);
  });

  test.each(files)("%s has at most 300 lines", (file) => {
    expect(readFileSync(join(root, file), "utf8").split("\n").length).toBeLessThanOrEqual(301);
  });
});
