import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkAgainstType } from "../../servers/schema.ts";

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("adapters/slack/manifest.json"));

test("the manifest has the shape that Slack documents", () => {
  const faults = checkAgainstType("@slack/web-api", "Manifest");
  expect(faults(manifest)).toEqual([]);
  expect(faults({ ...manifest, settings: { socket_mode_enabled: "yes" } })).not.toEqual([]);
});

test("every scope the manifest asks for is explained, and no other", () => {
  const explained = [...read("docs/slack.md").matchAll(/^\| `([a-z_:]+)` \|/gm)].map((match) => match[1]);
  expect(explained.toSorted()).toEqual(manifest.oauth_config.scopes.bot.toSorted());
});

test("the manifest asks for no files, no administration, no other people's messages and no e-mail addresses", () => {
  expect(manifest.oauth_config.scopes.bot.join(" ")).not.toMatch(/files|admin|mpim|email/);
  expect(manifest.settings.event_subscriptions.bot_events).toEqual([
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.im",
    "tokens_revoked",
  ]);
});
