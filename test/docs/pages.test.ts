import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { variableNames } from "../../src/config.ts";

const names = ["README.md", ...readdirSync("docs").map((name) => `docs/${name}`)];
const pages = await Promise.all(
  names
    .filter((name) => name.endsWith(".md"))
    .map(async (name) => [name, await readFile(name, "utf8")] as const),
);
const verbs = (await readFile("src/cli.ts", "utf8")).match(/^ {2}\w+(?=: async)/gm)?.map((one) => one.trim());

/** The part of a path before the placeholder NAME. */
const fixedPart = (path: string): string => path.split("/NAME")[0] ?? path;

describe.each(pages)("%s", (_, text) => {
  test("names only files that exist", () => {
    const paths = text.match(/(?<=`)(?:src|adapters|test|docs|corpus|bench)\/[\w./-]+(?=`)/g) ?? [];
    expect(paths.filter((path) => !existsSync(fixedPart(path)))).toEqual([]);
  });

  test("names only verbs that newsdesk has", () => {
    const used = [...text.matchAll(/(?:newsdesk -- |src\/cli\.ts )(\w+)/g)].map(([, verb]) => verb);
    expect(used.filter((verb) => !verbs?.includes(verb ?? ""))).toEqual([]);
  });

  test("names only npm scripts that exist", async () => {
    const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
    const used = [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, script]) => script);
    expect(used.filter((script) => !(script && script in scripts))).toEqual([]);
  });

  test("names only variables that Newsdesk reads", () => {
    const ours =
      /`((?:SLACK|DISCORD|SHARDS?|WEB|NEWSDESK|PLAYGROUND|OPERATORS?|FETCH|RETENTION)(?:_[A-Z]+)*)(?:=\S+)?`/g;
    const used = [...text.matchAll(ours)].map(([, name = ""]) => name);
    expect(used.filter((name) => !variableNames.includes(name))).toEqual([]);
  });
});

test("every picture is shown in a document, and every document's picture is there", () => {
  const shown = pages.flatMap(([name, text]) =>
    [...text.matchAll(/!\[[^\]]+\]\(((?:docs\/)?pictures\/[\w.-]+)\)/g)].map(([, path = ""]) =>
      join(name.startsWith("docs/") ? "docs" : "", path),
    ),
  );
  const there = readdirSync("docs/pictures").map((name) => `docs/pictures/${name}`);
  expect([...new Set(shown)].toSorted()).toEqual(there.toSorted());
});

describe("the files for deployment", () => {
  test("systemd accepts the unit", async ({ skip }) => {
    const verify = promisify(execFile);
    if (!(await verify("systemd-analyze", ["--version"]).catch(() => undefined)))
      skip("systemd-analyze is not installed");
    const folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    const unit = await readFile("docs/newsdesk.service", "utf8");
    // systemd checks that the program exists, which only the steps of docs/deploy.md install.
    await writeFile(join(folder, "newsdesk.service"), unit.replace(/^ExecStart=\S+/m, "ExecStart=/bin/sh"));
    const { stdout, stderr } = await verify("systemd-analyze", ["verify", join(folder, "newsdesk.service")]);
    await rm(folder, { recursive: true });
    expect((stdout + stderr).split("\n").filter((line) => line.includes("newsdesk.service"))).toEqual([]);
  });

  test.each(["compose.yaml", "compose.scale.yaml"])(
    "%s drops all capabilities, leaves time to stop, and uses only known variables and declared volumes",
    async (path) => {
      const { services, volumes } = parse(await readFile(path, "utf8"), { merge: true });
      const ours = Object.entries<Record<string, unknown>>(services).filter(([, { build }]) => build);
      expect(ours.length).toBeGreaterThan(0);
      for (const [, service] of ours) {
        expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"], stop_grace_period: "15s" });
        expect(
          Object.keys(service.environment as object).filter((one) => !variableNames.includes(one)),
        ).toEqual([]);
        const named = (service.volumes as string[]).map((volume) => volume.split(":")[0] ?? "");
        expect(named.filter((name) => !name.startsWith("./") && !(name in volumes))).toEqual([]);
      }
    },
  );

  test("the image has all the files of the program, which does not run as root", async () => {
    const file = await readFile("Dockerfile", "utf8");
    const copied = [...file.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = ""]) =>
      from.split(" "),
    );
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(["src", "adapters", "package.json"]));
    expect(file.indexOf("USER node")).toBeGreaterThan(-1);
    expect(file.indexOf("USER node")).toBeLessThan(file.indexOf("\nCMD"));
  });
});
