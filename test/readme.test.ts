import { execFile, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "./until.ts";

const text = await readFile("README.md", "utf8");

/** Every shell command on the page. */
const commands = [...new Set(text.match(/npm run -s newsdesk -- [^`\n]+/g) ?? [])];

const feed = `<rss version="2.0"><channel><title>Harbour Times</title><link>https://harbour.example/</link>
<item><title>Ships came</title><link>https://harbour.example/1</link><guid>1</guid></item></channel></rss>`;

describe("README.md, followed step by step in a fresh clone", { timeout: 60_000 }, () => {
  let folder: string;
  let clone: string;
  let site: Server;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    clone = join(folder, "newsdesk");
    await copyTree(clone);
    // In place of `npm ci`, which needs the network; .ci/run starts with it.
    await symlink(resolve("node_modules"), join(clone, "node_modules"));
    await mkdir(join(folder, "articles"));
    await writeFile(join(folder, "articles", "story.md"), "---\ntitle: A harbour opens\n---\nShips came.");
    await writeFile(
      join(clone, "page.html"),
      `<title>A harbour opens</title><article>${"<p>Ships came in.".repeat(40)}`,
    );
    site = createServer((_, response) => response.setHeader("content-type", "text/xml").end(feed));
    await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
  });
  afterAll(async () => {
    site.close();
    await rm(folder, { recursive: true, force: true });
  });

  const port = () => (site.address() as AddressInfo).port;

  /** Runs a line in a shell in the clone, with a loopback site instead of example.com. */
  function shell(line: string, input = "") {
    const typed = line.replace("https://example.com/", `http://127.0.0.1:${port()}/`);
    const { PATH } = process.env;
    const environment = { PATH, HOME: folder, FETCH_ALLOW: `127.0.0.1:${port()}`, WEB_PORT: "0" };
    const child = spawn("sh", ["-c", typed], { cwd: clone, env: environment, detached: true });
    const said = { out: "", err: "" };
    child.stdout.on("data", (data) => (said.out += data));
    child.stderr.on("data", (data) => (said.err += data));
    child.stdin.end(input);
    const ended = new Promise<typeof said & { status: number | null }>((over) =>
      child.on("close", (status) => over({ ...said, status })),
    );
    return { said, ended, stop: () => process.kill(-(child.pid ?? 0), "SIGTERM") };
  }

  test("npm start answers a sample question, then typed ones, and serves the playground", async () => {
    expect(text).toContain("npm ci && npm start");
    const { said, ended, stop } = shell("npm start", "micron subsidy\n");
    await until(() => expect(said.out).toContain("Micron's Taiwan unit wins"));
    const address = /will show it: (\S+)/.exec(said.out)?.[1] ?? "";
    expect(await (await fetch(address)).text()).toContain("Newsdesk playground");
    stop();
    await ended;
    expect(said.out).toMatch(/› \/news tsmc[\s\S]*TSMC starts making 2-nanometer chips/);
  });

  test("shows the real answer in its example", async () => {
    const [, question = "", shown = ""] = /```\n› \/news (.*?)\n\n(.*?)```/s.exec(text) ?? [];
    const { out } = await shell(`npm run -s newsdesk -- ask ${question}`).ended;
    expect(words(out)).toContain(words(shown));
  });

  test("shows its commands", () => expect(commands.length).toBeGreaterThan(6));

  /** What the page promises that a command prints. */
  const shows: [RegExp, RegExp][] = [
    [/ask "micron subsidy"/, /Micron's Taiwan unit wins/],
    [/-- import/, /1 new/],
    [/extract/, /A harbour opens/],
    [/aliases/, /TSMC.*台積電|台積電.*TSMC/],
    [/feeds add/, /Harbour Times/],
    [/doctor/, /\d+ pass, \d+ warn, 0 fail/],
    [/init/, /No token is set/],
  ];

  test.each(commands)("%s", async (line) => {
    const { status, out, err } = await shell(line, "\n\n\n").ended;
    expect({ status, err }).toEqual({ status: 0, err: "" });
    for (const [command, shown] of shows) if (command.test(line)) expect(out).toMatch(shown);
  });

  const words = (shown: string) => shown.split(/\s+/).filter(Boolean).join(" ");
});

/** Copies what a clone of this tree would have: all files that git tracks or would add. */
async function copyTree(to: string): Promise<void> {
  const listed = await promisify(execFile)("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    maxBuffer: 1 << 24,
  });
  const paths = listed.stdout.split("\0").filter((path) => path && existsSync(path));
  for (const path of paths.filter((one) => !/^(test|bench|docs)\//.test(one))) await cp(path, join(to, path));
}

const pages = readdirSync("docs").filter((name) => name.endsWith(".md"));

test.each(["README.md", ...pages.map((name) => `docs/${name}`)])(
  "%s links only to files that exist",
  async (path) => {
    const page = await readFile(path, "utf8");
    const targets = [...page.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);
    expect(targets.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
  },
);
