import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, openApp } from "../../src/app/app.ts";
import { asMessage } from "../../src/chat/answer.ts";
import { commandMessage } from "../../src/cli/ask/at-the-shell.ts";
import { readConfig } from "../../src/config.ts";
import { version } from "../../src/version.ts";
import { titlesOf } from "../bot/newsroom.ts";
import { run } from "./process.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const newsdesk = (...words: string[]) => run("cli", words, { NEWSDESK_DATA: join(folder, "data") }).ended;

const stories = {
  tsmc: "TSMC starts making 2-nanometer chips",
  micron: "Micron's Taiwan unit wins",
  banks: "US stays top debtor to Taiwan's banks",
  wto: "US readies WTO case against China",
  models: "China's open AI models win",
};

describe("newsdesk ask", () => {
  let app: App;
  beforeAll(async () => {
    const data = join(folder, "its own data");
    app = await openApp(readConfig({ NEWSDESK_DATA: data }), Date.now);
  });
  afterAll(() => app.storage.close());

  test.each([
    ["tsmc", stories.tsmc],
    ["台積電", stories.tsmc],
    ["台积电", stories.tsmc],
    ["tscm", stories.tsmc],
    ["Taiwan Semiconducter", stories.tsmc],
    ["2nm kaohsiung", stories.tsmc],
    ["micron subsidy", stories.micron],
    ["whose banks are most exposed to the us", stories.banks],
    ["piracy wto hu jintao", stories.wto],
    ["open models deepseek", stories.models],
  ])("%s finds its story first", async (words, story) => {
    const reply = asMessage(await app.answer(commandMessage(words)));
    expect(reply && titlesOf(reply)[0]).toContain(story);
  });

  test.each(["台積電", "Taiwan Semiconducter"])(
    "prints the first story for %s, and exits with 0",
    async (words) => {
      const { status, out } = await newsdesk("ask", words);
      expect(status).toBe(0);
      expect(out.match(/^ 1 +(.*)$/m)?.[1]).toContain(stories.tsmc);
    },
  );

  test("--json prints the reply", async () => {
    const { out } = await newsdesk("ask", "tsmc", "--json");
    expect(JSON.parse(out)).toMatchObject({
      kind: "results",
      entries: [{ title: { text: expect.any(String) } }],
    });
  });

  test("remembers the list from one question to the next", async () => {
    await newsdesk("ask", "deepseek");
    expect((await newsdesk("ask", "read 1")).out).toContain(stories.models);
  });
});

describe("newsdesk import", () => {
  test("adds a file once, names files it cannot read, and exits with the right status", async () => {
    const [good, bad] = [join(folder, "good.md"), join(folder, "bad.md")];
    await writeFile(good, "---\ntitle: A harbour opens\n---\nShips came.");
    await writeFile(bad, "---\ntitle: [unclosed\n---\nText.");
    const first = await newsdesk("import", good, bad, "--json");
    expect(first.status).toBe(1);
    expect(JSON.parse(first.out)).toMatchObject({ articles: 1, new: 1, failed: 1 });
    const again = await newsdesk("import", good);
    expect(again).toMatchObject({ status: 0, out: expect.stringContaining("0 new") });
  });
});

describe("newsdesk", () => {
  test.each([
    [["dance"], 'There is no "dance"'],
    [["ask"], "Usage: newsdesk ask"],
    [["import", "--fast", "x"], "--fast is no option here"],
    [["stories", "--jsno"], "Did you mean --json?"],
    [["backup", "one", "two"], '"two" is one word too many'],
    [["docter"], 'Did you mean "newsdesk doctor"?'],
    [["aks", "tsmc"], 'Did you mean "newsdesk ask"?'],
  ])("%j is refused, and says what there is", async (words, line) => {
    const { status, err } = await newsdesk(...words);
    expect(status).toBe(2);
    expect(err).toContain(line);
  });

  test.each([
    [["--version"], version],
    [["-v"], version],
    [["help"], "newsdesk VERB --help says more about one"],
    [["-h"], 'ask "WORDS" [--json]'],
    [["help", "feeds"], "newsdesk feeds add ADDRESS"],
    [["eval", "--help"], "--typos N"],
    [["ask", "-h"], 'newsdesk ask "tariffs since monday"'],
  ])("%j prints it", async (words, line) => {
    const { status, out } = await newsdesk(...words);
    expect(out).toContain(line);
    expect(status).toBe(0);
  });

  test("a damaged database is reported in one line and left as it was", async () => {
    const file = join(folder, "newsdesk.sqlite");
    const bytes = Buffer.alloc(8_192, "not a database");
    await writeFile(file, bytes);
    const { status, err } = await run("cli", ["ask", "tsmc"], { NEWSDESK_DATA: folder }).ended;
    expect(status).toBe(1);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(file);
    expect(await readFile(file)).toEqual(bytes);
  });
});
