import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { npx } from "./npx.ts";
import { tryOwnNews } from "./own-news.ts";

/**
 * Packs Newsdesk, installs the package with npm in an empty folder and uses it there as somebody who has no
 * clone: its command, the service with the demo, its health, then news of their own. Throws if any of it is not as
 * the README says. With `--with-node` npm installs Node 26 beside the package, as where the machine's own is older.
 */
const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "newsdesk-install-"));
const [packed, installed] = [join(folder, "packed"), join(folder, "installed")];
const withNode = process.argv.includes("--with-node");
/** How this machine reaches the registry. */
const network = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(npm_config_(cafile|registry|.*proxy)|NODE_EXTRA_CA_CERTS|.*_proxy)$/i.test(name),
  ),
);
/** The machine's commands without those of this clone. */
const path = (process.env.PATH ?? "").split(delimiter).filter((part) => !part.startsWith(root));
const environment = {
  ...network,
  HOME: folder,
  PATH: [...(withNode ? [] : [dirname(process.execPath)]), ...path].join(delimiter),
  npm_config_cache: process.env.npm_config_cache ?? join(process.env.HOME ?? folder, ".npm"),
  WEB_PORT: "0",
};
const begun = performance.now();

function step(what: string): void {
  console.log(`${((performance.now() - begun) / 1_000).toFixed(1).padStart(6)} s  ${what}`);
}

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, {
    cwd: installed,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });

function expectText(text: string, expected: string): void {
  if (!text.includes(expected)) throw new Error(`"${expected}" is missing in:\n${text}`);
}

/** The demo's first answer, then the playground's health, until it is stopped in order. */
async function tryService(): Promise<void> {
  const service = npx([], installed, environment);
  let said = "";
  for await (const line of createInterface({ input: service.child.stdout })) {
    said += `${line}\n`;
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (!address) continue;
    const health = await fetch(`${address}/healthz`);
    if (!health.ok) throw new Error(`/healthz answered ${health.status}`);
    service.stop();
  }
  expectText(said, "Newsdesk knows 5 articles");
  expectText(said, "TSMC");
  await service.ended;
}

try {
  for (const path of [packed, installed]) mkdirSync(path);
  const { version, engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  execFileSync("npm", ["pack", "--pack-destination", packed], { cwd: root, stdio: "ignore" });
  step("packed");
  const tarball = join(packed, `newsdesk-${version}.tgz`);
  const node = withNode ? [`node@${engines.node.replace(/\D/g, "")}`] : [];
  run("npm", "install", "--no-audit", "--no-fund", "--prefer-offline", tarball, ...node);
  step("installed in an empty folder");
  expectText(run("npx", "newsdesk", "--version"), version);
  expectText(run("npx", "newsdesk", "feeds", "-h"), "newsdesk feeds add");
  await tryService();
  step("started with the demo, answered, stopped");
  expectText(run("npx", "newsdesk", "ask", "台積電"), "TSMC");
  step("answered in the shell");
  await tryOwnNews(installed, environment);
  step("set up by init with a feed of its own: /news answered from it, a digest posted");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
