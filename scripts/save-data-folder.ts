import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSlack } from "../test/servers/slack.ts";
import { readable } from "../test/servers/slack-reading.ts";

/**
 * Saves the data folder of an earlier version, for the test of upgrades: `npm run saved -- COMMIT`. That
 * version is checked out and installed, runs on its demo and one story of its own with a Slack on the loopback
 * interface, and is told what people tell it: a digest, a follow, a preference, a digest at once. Prints its
 * answers, by which one sees what that version could keep already.
 */
const orders = [
  "tsmc",
  "digest on 08:30 Asia/Taipei weekdays",
  "follow ferries",
  "settings zone Europe/Berlin",
  "digest now",
];
const root = join(import.meta.dirname, "..");
const [commit = ""] = process.argv.slice(2);
const name = execFileSync("git", ["rev-parse", "--short=7", commit], { cwd: root, encoding: "utf8" }).trim();
const folder = mkdtempSync(join(tmpdir(), "newsdesk-saved-"));
const [program, data, corpus] = ["program", "data", "corpus"].map((part) => join(folder, part)) as [
  string,
  string,
  string,
];
const saved = join(root, "test/fixtures/data-folders");

const story = `---
title: Ferries return to the old harbour
date: ${new Date(Date.now() - 3_600_000).toISOString()}
source: Harbour Times
url: https://news.example/ferries
---
After ten years boats cross the bay again, the port authority said.
`;

try {
  execFileSync("git", ["worktree", "add", "--detach", program, commit], { cwd: root, stdio: "ignore" });
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline"], {
    cwd: program,
    stdio: "ignore",
  });
  cpSync(join(program, "corpus"), corpus, { recursive: true });
  writeFileSync(join(corpus, "ferries.md"), story);
  await live();
  mkdirSync(saved, { recursive: true });
  execFileSync("tar", ["-czf", join(saved, `${name}.tar.gz`), "--exclude=*.sock", "-C", data, "."]);
  console.log(`Saved as ${name}.tar.gz.`);
} finally {
  execFileSync("git", ["worktree", "remove", "--force", program], { cwd: root });
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the version until it has answered every order and stopped by itself. */
async function live(): Promise<void> {
  const slack = await startSlack();
  const { scripts } = JSON.parse(readFileSync(join(program, "package.json"), "utf8"));
  const [, ...words] = scripts.start.split(" ");
  const service = spawn(join(program, "node_modules/.bin/node"), words, {
    cwd: program,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      NEWSDESK_DATA: data,
      NEWSDESK_CORPUS: corpus,
      TIME_ZONE: "Asia/Taipei",
      WEB_PORT: "0",
      SLACK_BOT_TOKEN: slack.credentials.botToken,
      SLACK_APP_TOKEN: slack.credentials.appToken,
      SLACK_API_URL: slack.credentials.apiUrl,
      SLACK_MANAGERS: "everyone",
    },
  });
  let said = "";
  for (const stream of [service.stdout, service.stderr]) stream.on("data", (words) => (said += words));
  const ended = once(service, "exit");
  while (!said.includes("Live on")) {
    if (service.exitCode !== null) throw new Error(`it ended:\n${said}`);
    await sleep(100);
  }
  for (const order of orders) {
    await slack.command(order);
    console.log(`> ${order}\n${readable((await slack.waitForReply()).blocks ?? [])}\n`);
  }
  // The edition is posted beside the answer, and the folder is to hold that it was.
  await sleep(5_000);
  for (const { channel, blocks } of slack.posted.filter((one) => !one.onlyFor))
    console.log(`Posted in ${channel}: ${readable(blocks ?? []).split("\n")[0]}`);
  service.kill("SIGTERM");
  await ended;
  await slack.stop();
}
