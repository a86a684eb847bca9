import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./service/process.ts";

const text = await readFile("README.md", "utf8");

/** What stands after `npm run -s newsdesk --`, as a shell splits it. */
const commands = [...text.matchAll(/npm run -s newsdesk -- ([^`\n]+)/g)].map(([, words = ""]) =>
  [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
);

/** They would ask the network, or the person. */
const notHere = /^(feeds add|init)/;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  await mkdir(join(folder, "articles"));
  await writeFile(join(folder, "articles", "story.md"), "---\ntitle: A harbour opens\n---\nShips came.");
  await writeFile(
    join(folder, "page.html"),
    `<title>A harbour opens</title><article>${"<p>Ships came in.".repeat(40)}`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The README's files are the reader's own. */
const inFolder = (word: string): string =>
  /^~|^page\.html$/.test(word) ? join(folder, basename(word)) : word;

const newsdesk = (words: string[]) =>
  run("cli", words, { NEWSDESK_DATA: join(folder, "data"), WEB_PORT: "0" }).ended;

describe("README.md, followed word for word", () => {
  test("the commands are found", () => expect(commands.length).toBeGreaterThan(3));

  test.each(
    commands.filter((words) => !notHere.test(words.join(" "))).map((words) => [words.join(" "), words]),
  )("newsdesk %s works", async (_, words) => {
    const { status, err } = await newsdesk(words.map(inFolder));
    expect({ status, err }).toEqual({ status: 0, err: "" });
  });

  test("the answer it shows is the answer that comes", async () => {
    const [, question = "", shown = ""] = /```\n› \/news (.*?)\n\n(.*?)```/s.exec(text) ?? [];
    const { out } = await newsdesk(["ask", question]);
    expect(words(out)).toContain(words(shown));
  });

  const words = (shown: string) => shown.split(/\s+/).filter(Boolean).join(" ");

  const pages = readdirSync("docs").filter((name) => name.endsWith(".md"));

  test.each(["README.md", ...pages.map((name) => `docs/${name}`)])(
    "%s leads to pages that are there",
    async (path) => {
      const page = await readFile(path, "utf8");
      const targets = [...page.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);
      expect(targets.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
    },
  );
});
