import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { tryOwnNews } from "./own-news.ts";

/**
 * Packs Newsdesk, installs the package with npm in an empty folder and uses it there as somebody who has no
 * clone: its command, the service with the demo, its health. Throws if any of it is not as the README says.
 */
const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "newsdesk-install-"));
const [packed, installed, used, own] = ["packed", "installed", "used", "own"].map((name) =>
  join(folder, name),
);
/** How this machine reaches the registry. */
const network = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(npm_config_(cafile|registry|.*proxy)|NODE_EXTRA_CA_CERTS|.*_proxy)$/i.test(name),
  ),
);
/** The Node that runs this, for the installed command too, and nothing of this clone. */
const environment = {
  ...network,
  HOME: folder,
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  npm_config_cache: process.env.npm_config_cache ?? join(process.env.HOME ?? folder, ".npm"),
  WEB_PORT: "0",
};
const begun = performance.now();

function step(what: string): void {
  console.log(`${((performance.now() - begun) / 1_000).toFixed(1).padStart(6)} s  ${what}`);
}

const run = (cwd: string, command: string, ...args: string[]): string =>
  execFileSync(command, args, {
    cwd,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });

function expectText(text: string, expected: string): void {
  if (!text.includes(expected)) throw new Error(`"${expected}" is missing in:\n${text}`);
}

/** The demo's first answer, then the playground's health, until it is stopped in order. */
async function tryService(command: string, cwd: string): Promise<void> {
  const service = spawn(command, [], { cwd, env: environment, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(service, "exit");
  let said = "";
  for await (const line of createInterface({ input: service.stdout })) {
    said += `${line}\n`;
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (!address) continue;
    const health = await fetch(`${address}/healthz`);
    if (!health.ok) throw new Error(`/healthz answered ${health.status}`);
    service.kill("SIGTERM");
  }
  expectText(said, "Newsdesk knows 5 articles");
  expectText(said, "TSMC");
  const [status] = await ended;
  if (status !== 0) throw new Error(`the service ended with ${status}`);
}

try {
  for (const path of [packed, installed, used, own]) mkdirSync(path as string);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  execFileSync("npm", ["pack", "--pack-destination", packed as string], { cwd: root, stdio: "ignore" });
  step("packed");
  const tarball = join(packed as string, `newsdesk-${version}.tgz`);
  run(installed as string, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", tarball);
  step("installed in an empty folder");
  const newsdesk = join(installed as string, "node_modules/.bin/newsdesk");
  expectText(run(used as string, newsdesk, "--version"), version);
  expectText(run(used as string, newsdesk, "feeds", "-h"), "newsdesk feeds add");
  await tryService(newsdesk, used as string);
  step("started with the demo, answered, stopped");
  expectText(run(used as string, newsdesk, "ask", "台積電"), "TSMC");
  step("answered in the shell");
  await tryOwnNews(newsdesk, own as string, environment);
  step("set up by init with a feed of its own: /news answered from it, a digest posted");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
