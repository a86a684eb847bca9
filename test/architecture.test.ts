import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";
import {
  allowed,
  composers,
  full,
  layers,
  maxFiles,
  maxLines,
  otherViews,
  sdks,
} from "./architecture-rules.ts";

const root = join(import.meta.dirname, "..");

/** The text of each file under some folders. */
const textsIn = (...folders: string[]): Map<string, string> =>
  new Map(
    folders
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
          join(folder, name),
        ),
      )
      .filter((name) => name.endsWith(".ts"))
      .map((name) => [name, readFileSync(join(root, name), "utf8")]),
  );

const texts = textsIn("src", "adapters");
const files = [...texts.keys()];

type Import = { from: string; typeOnly: boolean };

function importsOf(file: string): Import[] {
  const text = texts.get(file) ?? "";
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm);
  const dynamic = text.matchAll(/\bimport\("([^"]+)"\)/g);
  return [
    ...[...statements].map((match) => ({ from: match[2] ?? "", typeOnly: Boolean(match[1]) })),
    ...[...dynamic].map((match) => ({ from: match[1] ?? "", typeOnly: false })),
  ];
}

const roomOf = (file: string): string => file.split("/").slice(0, 2).join("/");
const targetOf = (file: string, from: string): string => normalize(join(dirname(file), from));

/** The files of the project that a file imports, types counted. */
const importedBy = (file: string): string[] =>
  importsOf(file)
    .map(({ from }) => targetOf(file, from))
    .filter((target) => texts.has(target));

function betweenRooms(file: string, { from, typeOnly }: Import): string[] {
  const room = roomOf(file);
  const owner = sdks.find(([pattern]) => pattern.test(from))?.[1];
  if (owner && owner !== room) return [`${file} imports ${from}, which only ${owner} may import`];
  if (!from.startsWith(".") || composers.test(file)) return [];
  const target = targetOf(file, from);
  const other = roomOf(target);
  if (other === room || otherViews.test(`${file} ${target}`)) return [];
  const rule = allowed[room]?.[other];
  if (!rule) return [`${file} imports ${target}`];
  return rule === "type" && !typeOnly ? [`${file} imports more than types of ${target}`] : [];
}

/** The number of the layer a file is in; undefined in a room without layers. */
function layerOf(file: string): number | undefined {
  const path = relative(roomOf(file), file);
  const named = (layers[roomOf(file)] ?? []).flatMap((names, layer) =>
    names.split(" ").map((name) => ({ name, layer })),
  );
  const own = named.filter(({ name }) => name === "" || path === name || path.startsWith(`${name}/`));
  return own.sort((a, b) => b.name.length - a.name.length)[0]?.layer;
}

function insideRoom(file: string, target: string): string[] {
  if (roomOf(file) !== roomOf(target)) return [];
  const [own, other] = [layerOf(file), layerOf(target)];
  return own !== undefined && other !== undefined && other > own
    ? [`${file} imports ${target}, above it`]
    : [];
}

/** The files from which one comes back to itself along `next`. */
function inCircles(names: string[], next: (name: string) => string[]): string[] {
  const done = new Set<string>();
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    next(from).some(
      (to) => to === goal || (!seen.has(to) && !done.has(to) && reaches(to, goal, seen.add(to))),
    );
  return names.filter((name) => {
    const found = reaches(name, name, new Set());
    if (!found) done.add(name);
    return found;
  });
}

const twice = (names: string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

const typesIn = (text: string): string[] =>
  [...text.matchAll(/^(?:export )?(?:abstract )?(?:type|interface|class) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );

function crowded(folders: string[]): string[] {
  const counts = Map.groupBy(folders, (folder) => folder);
  return [...counts].flatMap(([folder, all]) =>
    all.length > (full[folder] ?? maxFiles) ? [`${folder}: ${all.length} files`] : [],
  );
}

describe("the house", () => {
  test("has files", () => expect(files.length).toBeGreaterThan(400));

  test("a room imports what it may, and each SDK stays in its adapter", () => {
    expect(files.flatMap((file) => importsOf(file).flatMap((one) => betweenRooms(file, one)))).toEqual([]);
  });

  test("inside a room imports run downwards", () => {
    expect(files.flatMap((file) => importedBy(file).flatMap((target) => insideRoom(file, target)))).toEqual(
      [],
    );
  });

  test("no files import each other in a circle, types counted", () => {
    expect(inCircles(files, importedBy)).toEqual([]);
  });

  test("no two types share a name", () => {
    expect(twice([...texts.values()].flatMap(typesIn))).toEqual([]);
  });

  test("no folder is a heap", () => expect(crowded(files.map(dirname))).toEqual([]));

  test("a file is one idea, not two, also among the tests", () => {
    const all = [...texts, ...textsIn("test", "bench", "scripts")];
    const lines = all.map(([file, text]) => ({ file, lines: text.split("\n").length - 1 }));
    expect(lines.filter(({ lines }) => lines > maxLines)).toEqual([]);
  });
});

describe("each rule finds its fault", () => {
  test.each([
    ["src/search/search.ts", "../bot/bot.ts", false],
    ["src/chat/reply.ts", "../search/text/fold.ts", false],
    ["adapters/slack/views/render.ts", "../../discord/views/render.ts", true],
    ["adapters/slack/views/render.ts", "../../../src/bot/bot.ts", false],
    ["adapters/web/index.ts", "../slack/outbound/respond.ts", true],
    ["src/bot/bot.ts", "@slack/bolt", true],
    ["src/main.ts", "discord.js", true],
    ["src/log.ts", "./config.ts", true],
    ["src/search/search.ts", "../cli/ask.ts", true],
  ])("%s may not import %s", (file, from, typeOnly) => {
    expect(betweenRooms(file, { from, typeOnly })).toHaveLength(1);
  });

  test.each([
    ["src/search/text/fold.ts", "src/search/query/query.ts"],
    ["src/search/present/hits.ts", "src/search/search-index.ts"],
    ["src/ingest/feeds/parse/read-feed.ts", "src/ingest/feeds/feed-service.ts"],
    ["src/digest/subscription.ts", "src/digest/schedule/schedule.ts"],
  ])("%s may not import %s, which is above it", (file, target) => {
    expect(insideRoom(file, target)).toHaveLength(1);
    expect(insideRoom(target, file)).toEqual([]);
  });

  test("a circle, a name given twice, a crowded folder", () => {
    const next: Record<string, string[]> = { a: ["b"], b: ["c"], c: ["b"], d: ["a"] };
    expect(inCircles(Object.keys(next), (name) => next[name] ?? [])).toEqual(["b", "c"]);
    expect(twice(typesIn("type Room = 1;\nexport class Door {}\nexport type Room = 2;"))).toEqual(["Room"]);
    expect(crowded(Array(maxFiles + 1).fill("src/bot"))).toEqual(["src/bot: 16 files"]);
  });
});
