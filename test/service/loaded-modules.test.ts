import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import description from "../../package.json" with { type: "json" };

/** Prints, as the last line, every module that was loaded. */
const listing = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  const loaded = new Set();
  registerHooks({ load(url, context, next) { loaded.add(url); return next(url, context); } });
  process.on("exit", () => console.log(JSON.stringify([...loaded])));`)}`;

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "newsdesk-"));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** What a command at the shell loads: files of the program, and libraries that the package depends on. */
function loadedBy(...words: string[]) {
  const args = ["--import", "./src/runtime.js", "--import", listing, "src/cli.ts", ...words];
  const env = { PATH: process.env.PATH, NEWSDESK_DATA: dataDir, NEWSDESK_CORPUS: join(dataDir, "none") };
  const { stdout } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  const urls: string[] = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
  const libraries = Object.keys(description.dependencies).filter((name) =>
    urls.some((url) => url.includes(`/node_modules/${name}/`)),
  );
  const files = urls.filter((url) => url.startsWith("file:") && !url.includes("/node_modules/"));
  const builtin = urls.filter((url) => url.startsWith("node:"));
  return { libraries, files, builtin };
}

describe("a command at the shell loads what it needs", () => {
  test("a question without a running service loads no platform, no network, no reader of documents", () => {
    loadedBy("ask", "tsmc");
    const { libraries, files, builtin } = loadedBy("ask", "tsmc");
    expect(libraries).toEqual([
      ...["dotenv", "fuse.js", "iconv-lite", "ipaddr.js", "kysely", "lru-cache", "opencc-js", "zod"],
    ]);
    // Its module loads HTTP/2, TLS and a second client besides.
    expect(builtin).not.toContain("node:http");
    expect(files.length).toBeLessThan(560);
  });

  test("a question to a running service loads no cryptography, which takes a tenth of its time", () => {
    // Nothing more than to show its help, but for the socket.
    expect(loadedBy("ask", "--help").builtin).not.toContain("node:crypto");
  });

  test("the version needs nearly nothing", () => {
    const { libraries, files } = loadedBy("--version");
    expect(libraries).toEqual(["dotenv"]);
    expect(files.length).toBeLessThan(6);
  });
});
